using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers.Authorizing;

namespace MyDataHub.Grains.Tests.Journeys;

public sealed class LinkingTests(SharedServer server) : GrainTest(server)
{
    [Fact]
    public async Task One_signature_links_all_institutions()
    {
        var id = await Hub.EnterAsync();

        await LinkAsync(id, FakeWorld.Bank, FakeWorld.OtherBank);

        Assert.Equal(1, World.SigningRounds);
        Assert.All((await Hub.Customer(id).ConnectionsAsync(default)).Connections, connection => Assert.Equal("active", connection.State));
    }

    [Fact]
    public async Task Until_the_customer_has_signed_the_link_waits()
    {
        var id = await Hub.EnterAsync();
        var begun = await Hub.Customer(id).BeginLinkAsync(Integrated(FakeWorld.Bank), default);

        var waiting = await Hub.Customer(id).ContinueSigningAsync(begun.LinkId, default);

        Assert.Equal("waiting-for-signature", Assert.Single(waiting.Steps).State);
        Assert.NotNull(waiting.SignPage);
        Assert.Equal(0, World[FakeWorld.Bank].Exchanges);
    }

    [Fact]
    public async Task A_code_from_the_institution_is_exchanged_once()
    {
        var id = await Hub.EnterAsync();
        var begun = await Hub.Customer(id).BeginLinkAsync(Individual(FakeWorld.Bank), default);
        Assert.NotNull(Assert.Single(begun.Steps).NextPage);
        var state = World[FakeWorld.Bank].LastState!;
        Assert.InRange(state.Length, 32, 40);

        await Hub.Customer(id).ReturnFromInstitutionAsync(new(state, "good", null), default);

        await LinkedAsync(id, begun.LinkId, "linked");
        var again = await Hub.Customer(id).ReturnFromInstitutionAsync(new(state, "good", null), default);
        Assert.Equal("unknown-state", again.Refusal?.Key);
        Assert.Equal(1, World[FakeWorld.Bank].Exchanges);
    }

    [Fact]
    public async Task A_state_is_of_no_use_to_another_customer()
    {
        var id = await Hub.EnterAsync();
        var other = await Hub.EnterAsync("ci-2");
        await Hub.Customer(id).BeginLinkAsync(Individual(FakeWorld.Bank), default);

        var answer = await Hub.Customer(other).ReturnFromInstitutionAsync(new(World[FakeWorld.Bank].LastState!, "good", null), default);

        Assert.Equal("unknown-state", answer.Refusal?.Key);
        Assert.Equal(0, World[FakeWorld.Bank].Exchanges);
    }

    [Fact]
    public async Task A_return_after_ten_minutes_is_too_late()
    {
        var id = await Hub.EnterAsync();
        var begun = await Hub.Customer(id).BeginLinkAsync(Individual(FakeWorld.Bank), default);
        Clock.Advance(TimeSpan.FromMinutes(10));

        var answer = await Hub.Customer(id).ReturnFromInstitutionAsync(new(World[FakeWorld.Bank].LastState!, "good", null), default);

        Assert.Equal("unknown-state", answer.Refusal?.Key);
        Assert.Equal("expired", Assert.Single((await Hub.Customer(id).LinkAsync(begun.LinkId, default)).Steps).State);
        Assert.Equal("not-given", Assert.Single((await Hub.Customer(id).ConsentsAsync(default)).Consents).State);
    }

    [Fact]
    public async Task A_refusal_at_the_institution_leaves_nothing_given()
    {
        var id = await Hub.EnterAsync();
        var begun = await Hub.Customer(id).BeginLinkAsync(Individual(FakeWorld.Bank), default);

        await Hub.Customer(id).ReturnFromInstitutionAsync(new(World[FakeWorld.Bank].LastState!, null, "access_denied"), default);

        var step = Assert.Single((await Hub.Customer(id).LinkAsync(begun.LinkId, default)).Steps);
        Assert.Equal(("refused", "access_denied"), (step.State, step.Reason));
    }

    [Fact]
    public async Task A_wrong_code_is_refused_and_no_connection_is_active()
    {
        var id = await Hub.EnterAsync();
        var begun = await Hub.Customer(id).BeginLinkAsync(Individual(FakeWorld.Bank), default);

        await Hub.Customer(id).ReturnFromInstitutionAsync(new(World[FakeWorld.Bank].LastState!, "bad", null), default);

        await LinkedAsync(id, begun.LinkId, "refused");
        Assert.Equal("not-given", Assert.Single((await Hub.Customer(id).ConnectionsAsync(default)).Connections).State);
    }

    [Fact]
    public async Task A_lost_token_reply_is_asked_for_again_with_the_same_signature()
    {
        World[FakeWorld.Bank].LoseTokenReplies = 1;
        var id = await Hub.EnterAsync();
        var begun = await SignAsync(id);

        Clock.Advance(TimeSpan.Zero);
        await UntilAsync(() => Task.FromResult(World[FakeWorld.Bank].Exchanges), exchanges =>
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            return exchanges == 2;
        });

        await LinkedAsync(id, begun, "linked");
        Assert.Equal(2, World[FakeWorld.Bank].Alive.Count);
    }

    [Fact]
    public async Task A_code_whose_reply_is_lost_is_shown_and_the_next_request_replaces_what_may_be_there()
    {
        World[FakeWorld.Bank].LoseTokenReplies = 1;
        var id = await Hub.EnterAsync();
        var begun = await Hub.Customer(id).BeginLinkAsync(Individual(FakeWorld.Bank), default);
        await Hub.Customer(id).ReturnFromInstitutionAsync(new(World[FakeWorld.Bank].LastState!, "good", null), default);
        await LinkedAsync(id, begun.LinkId, "unavailable");

        var second = await Hub.Customer(id).BeginLinkAsync(Individual(FakeWorld.Bank), default);
        await Hub.Customer(id).ReturnFromInstitutionAsync(new(World[FakeWorld.Bank].LastState!, "good", null), default);
        await LinkedAsync(id, second.LinkId, "linked");

        Assert.True(World[FakeWorld.Bank].Alive.ContainsKey($"access-{FakeWorld.Bank}-2"));
        Assert.Equal(2, World[FakeWorld.Bank].Alive.Count);
    }

    [Fact]
    public async Task A_new_consent_replaces_the_old_one_as_its_next_version()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);

        await LinkAsync(id, FakeWorld.Bank);

        var consents = (await Hub.Customer(id).ConsentsAsync(default)).Consents;
        Assert.Equal([(2, "active", null), (1, "withdrawn", "replaced")], consents.Select(consent => (consent.Version, consent.State, consent.EndReason)));
        Assert.Empty(World[FakeWorld.Bank].Revoked);
        await CollectAsync(id);
        Assert.Equal("live", Assert.Single((await Hub.Customer(id).ConnectionsAsync(default)).Connections).Health);
    }

    [Fact]
    public async Task The_same_idempotency_key_begins_one_link_only()
    {
        var id = await Hub.EnterAsync();
        var command = Integrated(FakeWorld.Bank) with { IdempotencyKey = "key-1" };

        var first = await Hub.Customer(id).BeginLinkAsync(command, default);
        var second = await Hub.Customer(id).BeginLinkAsync(command, default);

        Assert.Equal(first.LinkId, second.LinkId);
        Assert.Equal(1, World.SigningRounds);
    }

    [Fact]
    public async Task A_certificate_authority_that_is_down_leaves_the_steps_unavailable()
    {
        World.SigningAnswer = new SigningOutcome.Unavailable("no-answer");
        var id = await Hub.EnterAsync();

        var begun = await Hub.Customer(id).BeginLinkAsync(Integrated(FakeWorld.Bank), default);

        Assert.Equal(("unavailable", "no-answer"), (begun.Steps[0].State, begun.Steps[0].Reason));
    }

    public static TheoryData<string, string> WrongCommands => new()
    {
        { "unknown-method", "method" },
        { "wrong-number", "targets" },
        { "institution-twice", "targets" },
        { "unknown-authority", "authority" },
        { "unknown-operator", "operator" },
        { "ends-too-late", "terms.endsOn" },
        { "ends-too-soon", "terms.endsOn" },
        { "cycle-out-of-range", "terms.cycleWeeks" },
        { "unknown-institution", "targets[NOBODY0000]" },
        { "unknown-scope", "targets[BANK000001].scopes[card.card]" },
    };

    [Theory]
    [MemberData(nameof(WrongCommands))]
    public async Task A_wrong_command_is_refused_with_the_field_and_changes_nothing(string key, string field)
    {
        var right = Integrated(FakeWorld.Bank);
        var today = KoreanTime.Day(Clock.GetUtcNow());
        var command = key switch
        {
            "unknown-method" => right with { Method = "magic" },
            "wrong-number" => right with { Targets = [] },
            "institution-twice" => right with { Targets = [right.Targets[0], right.Targets[0]] },
            "unknown-authority" => right with { Authority = "NOBODY0000" },
            "unknown-operator" => right with { Operator = new OperatorId("NOBODY0000") },
            "ends-too-late" => right with { Terms = right.Terms with { EndsOn = today.AddYears(5).AddDays(1) } },
            "ends-too-soon" => right with { Terms = right.Terms with { EndsOn = today } },
            "cycle-out-of-range" => right with { Terms = right.Terms with { CycleWeeks = 5 } },
            "unknown-institution" => right with { Targets = [new(new("NOBODY0000"), [])] },
            "unknown-scope" => right with { Targets = [new(FakeWorld.Bank, [new("card.card", [])])] },
            _ => throw new ArgumentOutOfRangeException(nameof(key)),
        };
        var id = await Hub.EnterAsync();

        var refusal = (await Hub.Customer(id).BeginLinkAsync(command, default)).Refusal;

        Assert.Equal((key, field), (refusal?.Key, refusal?.Field));
        Assert.Empty((await Hub.Customer(id).ConnectionsAsync(default)).Connections);
    }

    [Fact]
    public async Task A_link_begun_before_a_restart_goes_on_after_it()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 7m));
        var id = await Hub.EnterAsync();
        var begun = await Hub.Customer(id).BeginLinkAsync(Integrated(FakeWorld.Bank), default);

        await RestartAsync();
        World.IsSigned = true;
        await Hub.Customer(id).ContinueSigningAsync(begun.LinkId, default);

        var linked = await LinkedAsync(id, begun.LinkId, "linked");
        await Hub.WatchAsync(id, linked.RunId!);
        Assert.Equal(7m, (await Hub.ViewAsync(id)).BankTotal());
    }

    [Fact]
    public async Task A_hub_that_dies_between_the_signature_and_the_token_goes_on_by_itself()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 7m));
        var id = await Hub.EnterAsync();
        var never = new TaskCompletionSource();
        World[FakeWorld.Bank].TokenGate = () => never.Task;
        var linkId = await SignAsync(id);
        await UntilAsync(() => Task.FromResult(World[FakeWorld.Bank].Exchanges), exchanges => exchanges == 1);

        await RestartAsync();
        World[FakeWorld.Bank].TokenGate = () => Task.CompletedTask;
        Clock.Advance(TimeSpan.FromMinutes(3));
        await Hub.Get<Scheduling.DueConnections>().RoundAsync(default);

        await LinkedAsync(id, linkId, "linked");
    }

    private async Task<string> SignAsync(CustomerId id)
    {
        var begun = await Hub.Customer(id).BeginLinkAsync(Integrated(FakeWorld.Bank), default);
        World.IsSigned = true;
        await Hub.Customer(id).ContinueSigningAsync(begun.LinkId, default);
        return begun.LinkId;
    }

    private Task<LinkAnswer> LinkedAsync(CustomerId id, string linkId, string state) =>
        UntilAsync(() => Hub.Customer(id).LinkAsync(linkId, default), link => link.Steps.Single().State == state);
}
