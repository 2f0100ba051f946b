using MyDataHub.Domain;
using MyDataHub.Grains.Scheduling;
using MyDataHub.Grains.Tests.Fakes;

namespace MyDataHub.Grains.Tests.Journeys;

/// <summary>
/// The institution keeps the newest pair only, and the hub may not know which one that is: after an exchange or a renewal whose answer it never
/// heard. What is shown as active can be collected, and what is not has nothing alive there.
/// </summary>
public sealed class TokenDoubtTests(SharedServer server) : GrainTest(server)
{
    private static readonly ConnectionId Bank = new(FakeWorld.Operator, FakeWorld.Bank);
    private TaskCompletionSource _gate = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_consent_in_force_is_looked_after_when_a_newer_ones_exchange_stays_in_doubt(bool wasCarriedOut)
    {
        var (id, link) = await AskedForAnotherAsync(wasCarriedOut ? "good-1" : "bad", wasCarriedOut);
        await DieAsync();

        var step = (await UntilAsync(() => Hub.Customer(id).LinkAsync(link, default), answer => answer.Steps.Single().State != "exchanging")).Steps.Single();
        await Hub.Get<DueConnections>().RoundAsync(default);

        Assert.Equal(("unavailable", "interrupted-invalid_grant"), (step.State, step.Reason));
        await IsAsync(id, wasCarriedOut ? "ended" : "active");
        Assert.Equal(wasCarriedOut, World[FakeWorld.Bank].Alive.IsEmpty);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_given_up_exchange_that_was_cut_off_leaves_nothing_alive_and_ends_nothing_that_lives(bool wasCarriedOut)
    {
        var (id, link) = await AskedForAnotherAsync("good", wasCarriedOut);
        await DieAsync();
        await Hub.Customer(id).BeginLinkAsync(Individual(FakeWorld.Bank), default);
        await Hub.Customer(id).ReturnFromInstitutionAsync(new(World[FakeWorld.Bank].LastState!, null, "access_denied"), default);

        await UntilAsync(() => Hub.Customer(id).LinkAsync(link, default), answer => answer.Steps.Single().State == "expired");

        await Hub.Get<DueRevocations>().RoundAsync(default);
        await IsAsync(id, wasCarriedOut ? "ended" : "active");
        Assert.Equal(wasCarriedOut, World[FakeWorld.Bank].Alive.IsEmpty);
    }

    [Fact]
    public async Task A_consent_whose_pair_a_given_up_exchange_has_ended_is_looked_after()
    {
        var (id, link) = await AskedForAnotherAsync("good", wasCarriedOut: false);
        await Hub.Customer(id).BeginLinkAsync(Individual(FakeWorld.Bank), default);
        _gate.SetResult();
        await UntilAsync(() => Hub.Customer(id).LinkAsync(link, default), answer => answer.Steps.Single().State == "expired");

        await Hub.Get<DueConnections>().RoundAsync(default);

        await IsAsync(id, "ended");
    }

    [Fact]
    public async Task Leaving_takes_along_what_a_restart_cut_off()
    {
        var (id, _) = await AskedForAnotherAsync("good", wasCarriedOut: true);
        await DieAsync();

        await Hub.Customer(id).LeaveAsync(new(), default);

        Assert.Empty(World[FakeWorld.Bank].Alive);
    }

    [Fact]
    public async Task An_institution_that_does_not_say_is_asked_again()
    {
        var (id, link) = await AskedForAnotherAsync("good-1", wasCarriedOut: true);
        await DieAsync();
        await UntilAsync(() => Hub.Customer(id).LinkAsync(link, default), answer => answer.Steps.Single().State == "unavailable");
        World[FakeWorld.Bank].RefreshAnswer = new Providers.Authorizing.TokenOutcome.Unavailable("down");

        await Hub.Get<DueConnections>().RoundAsync(default);
        await IsAsync(id, "active");
        World[FakeWorld.Bank].RefreshAnswer = null;
        Clock.Advance(TimeSpan.FromMinutes(20));
        await Hub.Get<DueConnections>().RoundAsync(default);

        await IsAsync(id, "ended");
    }

    [Fact]
    public async Task A_renewal_that_the_hub_never_heard_of_is_revoked_with_the_consent()
    {
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        World[FakeWorld.Bank].Alive.TryRemove($"access-{FakeWorld.Bank}-1", out _);
        World[FakeWorld.Bank].Alive["renewed, and nobody knows it"] = true;

        await Hub.Customer(id).WithdrawAsync(new(Bank, EraseData: false), default);

        Assert.Empty(World[FakeWorld.Bank].Alive);
    }

    [Fact]
    public async Task A_renewal_that_arrives_after_its_consent_has_ended_is_revoked()
    {
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        World[FakeWorld.Bank].Alive.TryRemove($"access-{FakeWorld.Bank}-1", out _);
        World[FakeWorld.Bank].TokenGate = () => _gate.Task;
        var collecting = CollectAsync(id);
        await UntilAsync(() => Task.FromResult(World[FakeWorld.Bank].Refreshes), refreshes => refreshes == 1);

        var withdrawing = Hub.Customer(id).WithdrawAsync(new(Bank, EraseData: false), default);
        await UntilAsync(() => Task.FromResult(World[FakeWorld.Bank].Refreshes), refreshes => refreshes == 2);
        _gate.SetResult();
        await Task.WhenAll(collecting, withdrawing);

        await UntilAsync(
            async () =>
            {
                await Hub.Get<DueRevocations>().RoundAsync(default);
                return World[FakeWorld.Bank].Alive;
            },
            alive => alive.IsEmpty);
        await IsAsync(id, "withdrawn");
    }

    /// <summary>A consent in force, and another one whose code is being exchanged: the institution may have issued its tokens already.</summary>
    private async Task<(CustomerId Id, string Link)> AskedForAnotherAsync(string code, bool wasCarriedOut)
    {
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        World[FakeWorld.Bank].TokenGate = () => _gate.Task;
        var begun = await Hub.Customer(id).BeginLinkAsync(Individual(FakeWorld.Bank), default);
        await Hub.Customer(id).ReturnFromInstitutionAsync(new(World[FakeWorld.Bank].LastState!, code, null), default);
        await UntilAsync(() => Task.FromResult(World[FakeWorld.Bank].Exchanges), exchanges => exchanges == 2);
        if (wasCarriedOut)
        {
            World[FakeWorld.Bank].Alive.Clear();
            World[FakeWorld.Bank].Alive["nobody knows it"] = true;
        }

        return (id, begun.LinkId);
    }

    private async Task IsAsync(CustomerId id, string state) => await UntilAsync(
        async () => (await Hub.Customer(id).ConsentsAsync(default)).Consents.Single(consent => consent.Version == 1).State, seen => seen == state);

    private async Task DieAsync()
    {
        _gate.SetCanceled();
        _gate = new();
        await RestartAsync();
        World[FakeWorld.Bank].TokenGate = () => Task.CompletedTask;
    }
}
