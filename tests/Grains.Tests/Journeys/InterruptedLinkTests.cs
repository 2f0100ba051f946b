using MyDataHub.Domain;
using MyDataHub.Grains.Scheduling;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Storage.Schedules;

namespace MyDataHub.Grains.Tests.Journeys;

/// <summary>Giving a consent that the hub's death, a newer consent or a withdrawal cuts off: nothing is lost, and no token is left alive that nobody knows.</summary>
public sealed class InterruptedLinkTests(SharedServer server) : GrainTest(server)
{
    private static readonly ConnectionId Bank = new(FakeWorld.Operator, FakeWorld.Bank);
    private TaskCompletionSource _gate = new();

    [Fact]
    public async Task A_code_that_the_hub_died_on_before_asking_is_exchanged_after_it()
    {
        var (id, link) = await ReturnedAsync("good");

        await DieAsync();

        await UntilAsync(() => Hub.Customer(id).LinkAsync(link, default), answer => answer.Steps.Single().State == "linked");
        Assert.Equal(2, World[FakeWorld.Bank].Alive.Count);
    }

    [Fact]
    public async Task A_code_that_was_used_when_the_hub_died_is_in_doubt_and_what_it_gave_is_taken_back()
    {
        var (id, link) = await ReturnedAsync("good-1");
        World[FakeWorld.Bank].Alive["nobody knows it"] = true;

        await DieAsync();

        var step = (await UntilAsync(() => Hub.Customer(id).LinkAsync(link, default), answer => answer.Steps.Single().State != "exchanging")).Steps.Single();
        Assert.Equal(("unavailable", "interrupted-invalid_grant"), (step.State, step.Reason));
        Assert.Empty(World[FakeWorld.Bank].Alive);
        Assert.Equal("not-given", Assert.Single((await Hub.Customer(id).ConnectionsAsync(default)).Connections).State);
    }

    [Fact]
    public async Task An_older_request_in_flight_does_not_end_the_newer_ones_token()
    {
        var (id, older) = await ReturnedAsync("good");

        var newer = await ReturnAsync(id, "good");
        _gate.SetResult();

        await UntilAsync(() => Hub.Customer(id).LinkAsync(newer, default), answer => answer.Steps.Single().State == "linked");
        await UntilAsync(() => Hub.Customer(id).LinkAsync(older, default), answer => answer.Steps.Single().State == "expired");
        await Hub.Get<DueRevocations>().RoundAsync(default);
        Assert.True(World[FakeWorld.Bank].Alive.ContainsKey($"access-{FakeWorld.Bank}-2"));
        await CollectAsync(id);
        Assert.Equal("active", Assert.Single((await Hub.Customer(id).ConnectionsAsync(default)).Connections).State);
    }

    [Fact]
    public async Task An_older_request_that_the_hub_died_on_is_not_asked_for_again_once_a_newer_one_stands()
    {
        var (id, older) = await ReturnedAsync("good");
        await DieAsync();
        await LinkAsync(id, FakeWorld.Bank);
        var exchanges = World[FakeWorld.Bank].Exchanges;

        var step = (await UntilAsync(() => Hub.Customer(id).LinkAsync(older, default), answer => answer.Steps.Single().State != "exchanging")).Steps.Single();

        Assert.Equal(("expired", "replaced"), (step.State, step.Reason));
        Assert.Equal(exchanges, World[FakeWorld.Bank].Exchanges);
    }

    [Fact]
    public async Task What_an_older_request_may_have_got_when_the_hub_died_is_had_and_revoked_when_nothing_newer_ended_it()
    {
        var (id, _) = await ReturnedAsync("good");
        await DieAsync();
        World[FakeWorld.Bank].Alive["nobody knows it"] = true;
        await Hub.Customer(id).BeginLinkAsync(Individual(FakeWorld.Bank), default);
        await Hub.Customer(id).ReturnFromInstitutionAsync(new(World[FakeWorld.Bank].LastState!, null, "access_denied"), default);

        Clock.Advance(TimeSpan.FromMinutes(3));
        await Hub.Get<DueConnections>().RoundAsync(default);

        await NoTokenIsLeftAsync();
        Assert.Equal("not-given", Assert.Single((await Hub.Customer(id).ConnectionsAsync(default)).Connections).State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_withdrawal_also_ends_a_newer_version_on_its_way(bool isEndedBefore)
    {
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        if (isEndedBefore)
        {
            await Hub.Customer(id).WithdrawAsync(new(Bank, EraseData: false), default);
        }

        World[FakeWorld.Bank].TokenGate = () => _gate.Task;
        var link = await ReturnAsync(id, "good");

        await Hub.Customer(id).WithdrawAsync(new(Bank, EraseData: isEndedBefore), default);
        _gate.SetResult();

        await UntilAsync(() => Hub.Customer(id).LinkAsync(link, default), answer => answer.Steps.Single().State == "expired");
        await NoTokenIsLeftAsync();
        Assert.DoesNotContain((await Hub.Customer(id).ConsentsAsync(default)).Consents, consent => consent.State is "active" or "requested");
        Assert.Empty(await Hub.Get<Schedule>().TakeDueAsync(Clock.GetUtcNow().AddHours(1), TimeSpan.FromMinutes(15), 10, default));
    }

    [Fact]
    public async Task An_older_request_that_is_asked_for_again_is_found_again_when_the_hub_dies_on_that_too()
    {
        var (id, older) = await ReturnedAsync("good");
        await DieAsync();
        await LinkAsync(id, FakeWorld.Bank);
        await Hub.Customer(id).WithdrawAsync(new(Bank, EraseData: false), default);
        World[FakeWorld.Bank].TokenGate = () => _gate.Task;
        var exchanges = World[FakeWorld.Bank].Exchanges;
        await Hub.Customer(id).LinkAsync(older, default);
        await UntilAsync(() => Task.FromResult(World[FakeWorld.Bank].Exchanges), count => count == exchanges + 1);

        World[FakeWorld.Bank].Alive["nobody knows it"] = true;
        await DieAsync();
        Clock.Advance(TimeSpan.FromMinutes(3));
        await Hub.Get<DueConnections>().RoundAsync(default);

        await NoTokenIsLeftAsync();
    }

    [Fact]
    public async Task A_signing_round_that_the_hub_died_on_ends_soon_and_not_after_ten_minutes()
    {
        var id = await Hub.EnterAsync();
        World.SigningGate = _gate.Task;
        var beginning = Hub.Customer(id).BeginLinkAsync(Integrated(FakeWorld.Bank) with { IdempotencyKey = "key-1" }, default);
        await UntilAsync(() => Task.FromResult(World.SigningRounds), rounds => rounds == 1);
        _gate.SetCanceled();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => beginning);
        await RestartAsync();
        World.SigningGate = Task.CompletedTask;
        var link = (await Hub.Customer(id).BeginLinkAsync(Integrated(FakeWorld.Bank) with { IdempotencyKey = "key-1" }, default)).LinkId;

        Clock.Advance(TimeSpan.FromMinutes(2));

        var step = Assert.Single((await Hub.Customer(id).LinkAsync(link, default)).Steps);
        Assert.Equal(("unavailable", "interrupted"), (step.State, step.Reason));
    }

    private async Task<(CustomerId Id, string Link)> ReturnedAsync(string code)
    {
        var id = await Hub.EnterAsync();
        World[FakeWorld.Bank].TokenGate = () => _gate.Task;
        var link = await ReturnAsync(id, code);
        await UntilAsync(() => Task.FromResult(World[FakeWorld.Bank].Exchanges), exchanges => exchanges == 1);
        return (id, link);
    }

    private async Task<string> ReturnAsync(CustomerId id, string code)
    {
        var begun = await Hub.Customer(id).BeginLinkAsync(Individual(FakeWorld.Bank), default);
        await Hub.Customer(id).ReturnFromInstitutionAsync(new(World[FakeWorld.Bank].LastState!, code, null), default);
        return begun.LinkId;
    }

    /// <summary>While it waits for a token.</summary>
    private async Task DieAsync()
    {
        _gate.SetCanceled();
        _gate = new();
        await RestartAsync();
        World[FakeWorld.Bank].TokenGate = () => Task.CompletedTask;
    }

    private async Task NoTokenIsLeftAsync() => await UntilAsync(
        async () =>
        {
            await Hub.Get<DueRevocations>().RoundAsync(default);
            return World[FakeWorld.Bank].Alive;
        },
        alive => alive.IsEmpty);
}
