using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Scheduling;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Collecting;
using MyDataHub.Storage.Audit;

namespace MyDataHub.Grains.Tests.Journeys;

/// <summary>The machine's clock is set wrong, and right again: nothing ends, is erased or is forgotten for that.</summary>
public sealed class ClockJumpTests(SharedServer server) : GrainTest(server)
{
    private static readonly ConnectionId Bank = new(FakeWorld.Operator, FakeWorld.Bank);
    private JumpingClock _clock = null!;

    internal override TimeProvider HubClock => _clock ??= new(Clock);

    [Fact]
    public async Task A_year_ahead_by_mistake_ends_no_consent_and_erases_nobody()
    {
        var id = await LinkedAsync();

        _clock.Wrong = TimeSpan.FromDays(400);
        await RoundsAsync();
        Assert.Equal("active", await StateAsync(id));

        _clock.Wrong = TimeSpan.Zero;
        await RoundsAsync();
        Assert.Equal("active", await StateAsync(id));
        Assert.Empty(World[FakeWorld.Bank].Revoked);
    }

    [Fact]
    public async Task A_date_that_stays_is_believed_after_an_hour()
    {
        var id = await LinkedAsync();
        _clock.Wrong = TimeSpan.FromDays(400);
        await RoundsAsync();

        Clock.Advance(TimeSpan.FromHours(1));
        await RoundsAsync();

        Assert.IsType<ViewAnswer.UnknownCustomer>(await Hub.Customer(id).ViewAsync(default));
    }

    [Fact]
    public async Task What_was_collected_while_the_clock_was_ahead_does_not_stop_the_schedule()
    {
        var id = await LinkedAsync();
        _clock.Wrong = TimeSpan.FromDays(60);
        await RoundsAsync();
        await CollectAsync(id);
        _clock.Wrong = TimeSpan.Zero;
        await RoundsAsync();
        await RoundsAsync();
        var asked = World[FakeWorld.Bank].Asked.Count;

        Clock.Advance(TimeSpan.FromDays(14));
        await RoundsAsync();

        Assert.True(World[FakeWorld.Bank].Asked.Count > asked, "Nothing was collected within two weeks.");
        Assert.Contains(World[FakeWorld.Bank].Asked, request => request.Kind == TransferKind.Scheduled);
    }

    [Fact]
    public async Task A_clock_that_was_set_right_while_the_hub_was_down_is_noticed_at_the_start()
    {
        var id = await LinkedAsync();
        _clock.Wrong = TimeSpan.FromDays(60);
        await RoundsAsync();
        await CollectAsync(id);
        await Hub.Get<AuditAnchoring>().RoundAsync(default);
        _clock.Wrong = TimeSpan.Zero;
        await RestartAsync();
        await RoundsAsync();

        Clock.Advance(TimeSpan.FromDays(14));
        await RoundsAsync();

        Assert.Equal(KoreanTime.Day(Clock.GetUtcNow()), World[FakeWorld.Bank].Asked.Select(request => request.Period?.To).Last(day => day is not null));
    }

    [Fact]
    public async Task A_revocation_put_off_while_the_clock_was_ahead_is_not_forgotten()
    {
        var id = await LinkedAsync();
        _clock.Wrong = TimeSpan.FromDays(60);
        World[FakeWorld.Bank].RevokeAnswer = new RevokeOutcome.Unavailable("no-answer");
        await Hub.Customer(id).WithdrawAsync(new(Bank, EraseData: false), default);
        World[FakeWorld.Bank].RevokeAnswer = null;

        _clock.Wrong = TimeSpan.Zero;
        await Hub.Get<DueRevocations>().RoundAsync(default);

        Assert.Empty(World[FakeWorld.Bank].Alive);
        Assert.Equal("withdrawn", await StateAsync(id));
    }

    [Fact]
    public async Task Nothing_is_collected_twice_when_the_clock_goes_back_a_little()
    {
        await LinkedAsync();
        Clock.Advance(TimeSpan.FromDays(14));
        await RoundsAsync();
        var asked = World[FakeWorld.Bank].Asked.Count;

        _clock.Wrong = TimeSpan.FromHours(-3);
        await RoundsAsync();
        await RoundsAsync();

        Assert.Equal(asked, World[FakeWorld.Bank].Asked.Count);
    }

    [Fact]
    public async Task The_audit_holds_over_every_jump()
    {
        var id = await LinkedAsync();
        foreach (var days in new[] { 60, -60, 0 })
        {
            _clock.Wrong = TimeSpan.FromDays(days);
            await CollectAsync(id);
            await Hub.Get<AuditAnchoring>().RoundAsync(default);
        }

        Assert.IsType<AuditVerdict.Intact>(await Hub.Get<AuditVerifier>().VerifyAsync(default));
    }

    private async Task RoundsAsync()
    {
        await Hub.Get<ClockJumps>().RoundAsync(default);
        await Hub.Get<ConsentSweep>().RoundAsync(default);
        await Hub.Get<DueConnections>().RoundAsync(default);
    }

    private async Task<CustomerId> LinkedAsync()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 5_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        await Hub.Get<ClockJumps>().RoundAsync(default);
        return id;
    }

    private async Task<string> StateAsync(CustomerId id) => Assert.Single((await Hub.Customer(id).ConnectionsAsync(default)).Connections).State;
}
