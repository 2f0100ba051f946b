using Microsoft.Extensions.Options;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Gateway.Tests.Fakes;

namespace MyDataHub.Gateway.Tests.Sessions;

public class SessionRegisterTests
{
    private readonly MemorySessionRecords _records = new();
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_restart_signs_nobody_out()
    {
        var (before, token) = await Node().BeginAsync(FakeEnrolment.Minji, default);

        var after = await Node().FindAsync(token, default);

        Assert.Equal((before.Customer, before.Csrf), (after!.Customer, after.Csrf));
    }

    [Fact]
    public async Task A_sign_out_on_one_node_is_effective_on_every_node_at_once()
    {
        var (one, other) = (Node(isAlone: false), Node(isAlone: false));
        var (session, token) = await one.BeginAsync(FakeEnrolment.Minji, default);
        Assert.NotNull(await other.FindAsync(token, default));

        await one.EndAsync(session, default);

        Assert.Null(await other.FindAsync(token, default));
    }

    [Fact]
    public async Task A_session_busy_on_another_node_does_not_idle_out_here()
    {
        var (one, other) = (Node(isAlone: false), Node(isAlone: false));
        var (_, token) = await one.BeginAsync(FakeEnrolment.Minji, default);
        await other.FindAsync(token, default);
        for (var i = 0; i < 3; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(6));
            Assert.NotNull(await one.FindAsync(token, default));
            await one.SaveAsync(default);
        }

        Assert.NotNull(await other.FindAsync(token, default));
    }

    [Fact]
    public async Task When_a_node_was_last_used_is_saved_beside_the_requests()
    {
        var node = Node();
        var (session, token) = await node.BeginAsync(FakeEnrolment.Minji, default);
        _clock.Advance(TimeSpan.FromMinutes(5));
        await node.FindAsync(token, default);
        Assert.Equal(session.LastSeenAt.AddMinutes(5), _records.Rows[session.Key].IdleEndsAt);

        await node.SaveAsync(default);

        Assert.Equal(session.LastSeenAt.AddMinutes(10), _records.Rows[session.Key].IdleEndsAt);
    }

    [Fact]
    public async Task A_sign_out_while_a_session_is_being_read_does_not_bring_it_back()
    {
        var (session, token) = await Node().BeginAsync(FakeEnrolment.Minji, default);
        var slow = new PausingRecords(_records);
        var node = Node(slow);
        var reading = node.FindAsync(token, default);

        await node.EndAsync(session, default);
        slow.Continue();

        Assert.Null(await reading);
        Assert.Null(await node.FindAsync(token, default));
    }

    [Fact]
    public async Task Memory_holds_a_bounded_number_of_sessions_and_loses_none()
    {
        var node = Node(limit: 100);
        var tokens = new List<byte[]>();
        for (var i = 0; i < 250; i++)
        {
            tokens.Add((await node.BeginAsync(FakeEnrolment.Minji, default)).Token);
        }

        var before = _records.Finds;
        foreach (var token in tokens)
        {
            Assert.NotNull(await node.FindAsync(token, default));
        }

        Assert.InRange(_records.Finds - before, 150, 250);
    }

    [Fact]
    public async Task No_token_is_among_what_is_kept()
    {
        var (session, token) = await Node().BeginAsync(FakeEnrolment.Minji, default);

        Assert.NotEqual(token, session.Key.ToBytes());
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(token), session.Key.ToBytes());
        Assert.DoesNotContain(SessionToken.Encode(token), session.Csrf, StringComparison.Ordinal);
    }

    private SessionRegister Node(bool isAlone = true, int limit = 1000) => Node(_records, isAlone, limit);

    private SessionRegister Node(ISessionRecords records, bool isAlone = true, int limit = 1000) =>
        new(records, new Parts { IsAlone = isAlone }, _clock, Options.Create(new SessionLifetimeOptions { Cached = limit }));

    /// <summary>Reads the row, then waits before it answers.</summary>
    private sealed class PausingRecords(MemorySessionRecords rows) : ISessionRecords
    {
        private readonly TaskCompletionSource _go = new();

        internal void Continue() => _go.SetResult();

        public async Task<SessionRecord?> FindAsync(SessionKey key, CancellationToken ct)
        {
            var found = await rows.FindAsync(key, ct);
            await _go.Task;
            return found;
        }

        public Task AddAsync(SessionRecord session, CancellationToken ct) => rows.AddAsync(session, ct);

        public Task ExtendAsync(SessionKey key, DateTimeOffset idleEndsAt, CancellationToken ct) => rows.ExtendAsync(key, idleEndsAt, ct);

        public Task RemoveAsync(SessionKey key, CancellationToken ct) => rows.RemoveAsync(key, ct);

        public Task RemoveAllAsync(Domain.CustomerId customer, CancellationToken ct) => rows.RemoveAllAsync(customer, ct);

        public Task PurgeAsync(CancellationToken ct) => rows.PurgeAsync(ct);
    }
}
