using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Granting;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Customers.Withdrawing;
using MyDataHub.Grains.Scheduling;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Receipts;
using MyDataHub.Storage.Webhooks;

namespace MyDataHub.Grains.Tests.Journeys;

/// <summary>What happens to grants when something beneath them goes, and when time passes.</summary>
public sealed class GrantFollowingTests(SharedServer server) : GrantTest(server)
{
    private static readonly ConnectionId Bank = new(FakeWorld.Operator, FakeWorld.Bank);

    private static readonly Selection OtherBankOnly = Selection.Of([FakeWorld.OtherBank.OrgCode]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Withdrawing_from_an_institution_takes_it_out_of_every_grant_and_linking_it_again_does_not_put_it_back(bool erase)
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);

        await Hub.Customer(id).WithdrawAsync(new(Bank, erase), default);

        Assert.Equal((GrantState.Active, OtherBankOnly), await ReadAsync(id, grant.Id) is var narrowed ? (narrowed.State, narrowed.Consent.Institutions) : default);
        Assert.Equal(("grant-narrowed", GrantFollowing.Reason), await ReceiptAsync(id, GrantRecording.Narrowed) is var receipt ? (receipt.Kind, receipt.Reason) : default);
        await LinkAsync(id, FakeWorld.Bank);
        Assert.Equal(OtherBankOnly, (await ReadAsync(id, grant.Id)).Consent.Institutions);
    }

    [Fact]
    public async Task A_grant_with_nothing_left_ends()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id, Asked with { Institutions = Selection.Of([FakeWorld.Bank.OrgCode]) });

        await Hub.Customer(id).WithdrawAsync(new(Bank, EraseData: false), default);

        Assert.Equal((GrantState.Revoked, "nothing-left"), await ReadAsync(id, grant.Id) is var ended ? (ended.State, ended.EndReason) : default);
    }

    [Fact]
    public async Task An_expired_transfer_request_narrows_too()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id, Asked with { EndsOn = new DateOnly(2029, 1, 1) });
        await ExtendAsync(id, FakeWorld.OtherBank, new DateOnly(2028, 3, 4));
        Clock.Advance(TimeSpan.FromDays(366));
        await Hub.Customer(id).VisitAsync(default);

        await Hub.Get<ConsentSweep>().RoundAsync(default);

        Assert.Equal(OtherBankOnly, (await ReadAsync(id, grant.Id)).Consent.Institutions);
    }

    [Fact]
    public async Task An_asset_left_out_of_a_changed_transfer_request_leaves_the_grants_that_share_it()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 5_000m), ("110-2", 6_000m));
        var id = await Hub.EnterAsync();
        await LinkAsync(id, FakeWorld.Bank);
        var before = (await Hub.Customer(id).PreviewGrantAsync(Asked, default)).Preview!.Items;
        var all = await ActiveAsync(id);
        var chosen = await ActiveAsync(id, Asked with { Accounts = Selection.Of([before.Single(item => item.Figure!.Amount == 6_000m).Id]) });

        await ChangeAsync(id, new ScopeSelection("bank.deposit", [new ChosenAsset("110-1", null)]));

        var left = before.Single(item => item.Figure!.Amount == 5_000m);
        Assert.Equal(Selection.Of([left.Id]), (await ReadAsync(id, all.Id)).Consent.Accounts);
        Assert.Equal("nothing-left", (await ReadAsync(id, chosen.Id)).EndReason);
        Assert.Equal(left.Id, Assert.Single((await Hub.Customer(id).PreviewGrantAsync(Asked, default)).Preview!.Items).Id);
    }

    [Fact]
    public async Task A_changed_transfer_request_that_keeps_everything_changes_no_grant()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);

        await ExtendAsync(id, FakeWorld.Bank, new DateOnly(2028, 3, 4));

        Assert.Equal(grant, await ReadAsync(id, grant.Id));
    }

    [Fact]
    public async Task Leaving_ends_every_grant_and_its_receipt_says_so()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);

        var answer = await Hub.Customer(id).LeaveAsync(new(), default);

        Assert.Equal("unknown-customer", (await Hub.Customer(id).GrantAsync(grant.Id, default)).Refusal?.Key);
        var steps = Json.Read<ReceiptBody>((await Hub.Get<ReceiptStore>().ReadAsync(id, default)).Single(one => one.Id.ToString("N") == answer.ReceiptId).Body).Steps;
        Assert.Contains(steps, step => step.Step == ReceiptStep.AccessStopped && step.Grant == grant.Id.ToString());
        await using var fresh = await AnotherHub();
        Assert.Null(await fresh.Get<GrantDirectory>().FindCustomerAsync(grant.Id, default));
    }

    [Fact]
    public async Task A_grant_nobody_claims_is_given_up_and_leaves_nothing_but_its_audit()
    {
        var id = await LinkedAsync();
        var grant = await GivenAsync(id);
        await Hub.Get<GrantSweep>().RoundAsync(default);
        Assert.NotNull(await ReadAsync(id, grant.Id));

        Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("grant-over", (await Hub.Customer(id).ClaimGrantAsync(grant.Id, default)).Refusal?.Key);
        await Hub.Get<GrantSweep>().RoundAsync(default);

        Assert.Equal("unknown-grant", (await Hub.Customer(id).GrantAsync(grant.Id, default)).Refusal?.Key);
        Assert.Contains(await Hub.Get<AuditLog>().ReadAsync(AuditChain.Of(id), 0, 100, default), recorded => recorded.Entry.Action == "grant.unclaimed");
        Assert.Empty(await Hub.Get<GrantDirectory>().DueAsync(Clock.GetUtcNow().AddYears(9), 10, default));
    }

    [Fact]
    public async Task The_end_date_ends_a_grant_and_its_coming_is_told_of_once_each_time()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);
        foreach (var (day, warned) in new (DateOnly, int?)[] { (new(2026, 8, 1), null), (new(2026, 8, 2), 30), (new(2026, 8, 24), 30), (new(2026, 8, 25), 7), (new(2026, 9, 1), 7) })
        {
            await SweepOnAsync(day);
            Assert.Equal((GrantState.Active, warned), await ReadAsync(id, grant.Id) is var now ? (now.State, now.WarnedDaysBefore) : default);
        }

        await SweepOnAsync(new(2026, 9, 2));

        Assert.Equal((GrantState.Expired, "expired"), await ReadAsync(id, grant.Id) is var ended ? (ended.State, ended.EndReason) : default);
        Assert.Empty(await Hub.Get<GrantDirectory>().DueAsync(Clock.GetUtcNow().AddYears(9), 10, default));
    }

    [Fact]
    public async Task A_customer_narrows_and_nothing_comes_back_by_narrowing_to_more()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);

        var narrowed = (await Hub.Customer(id).NarrowGrantAsync(new(grant.Id, grant.Consent with { Details = ConsentDetails.Balances }), default)).Grant!;
        var again = await Hub.Customer(id).NarrowGrantAsync(new(grant.Id, grant.Consent), default);

        Assert.Equal(ConsentDetails.Balances, narrowed.Consent.Details);
        Assert.Equal(narrowed, again.Grant);
        Assert.Null(again.ReceiptId);
        Assert.Equal("nothing-left", (await Hub.Customer(id).NarrowGrantAsync(new(grant.Id, grant.Consent with { Domains = ConsentDomains.Card }), default)).Refusal?.Key);
    }

    [Fact]
    public async Task Replacing_holds_from_its_claim_on_and_is_dropped_when_nobody_claims_it()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);
        var other = Asked with { Details = ConsentDetails.Totals, HistoryFrom = null };

        await ChangeGrantAsync(id, grant.Id, other, merges: false);
        Assert.Equal(grant.Consent, (await ReadAsync(id, grant.Id)).Consent);
        Clock.Advance(TimeSpan.FromMinutes(10));
        await Hub.Get<GrantSweep>().RoundAsync(default);
        Assert.Null((await ReadAsync(id, grant.Id)).Update);

        await ChangeGrantAsync(id, grant.Id, other, merges: false);
        await Hub.Customer(id).ClaimGrantAsync(grant.Id, default);

        Assert.Equal(ConsentDetails.Totals, (await ReadAsync(id, grant.Id)).Consent.Details);
    }

    [Fact]
    public async Task Merging_adds_and_refuses_what_one_consent_cannot_say()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id, Asked with { Details = ConsentDetails.Balances, HistoryFrom = null });

        Assert.Null((await ChangeGrantAsync(id, grant.Id, Asked, merges: true)).Refusal);
        var claimed = (await Hub.Customer(id).ClaimGrantAsync(grant.Id, default)).Grant!;
        Assert.Equal((ConsentDetails.Balances | ConsentDetails.Transactions, "mydata openid"), (claimed.Consent.Details, claimed.Scope));
        Assert.Equal("cannot-merge", (await ChangeGrantAsync(id, grant.Id, Asked with { Domains = ConsentDomains.Card, Details = ConsentDetails.Totals, HistoryFrom = null }, merges: true)).Refusal?.Key);
        Assert.Equal("unknown-grant", (await Hub.Customer(id).GiveGrantAsync(
            new(new ClientId("client-2"), "다른 핀테크", Asked, "mydata") { Change = new(grant.Id, true) }, default)).Refusal?.Key);
    }

    [Fact]
    public async Task The_receipt_says_when_the_third_party_took_note()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);
        var receipt = Guid.Parse((await Hub.Customer(id).RevokeGrantAsync(new(grant.Id, "customer"), default)).ReceiptId!);
        Clock.Advance(TimeSpan.FromSeconds(3));

        await Hub.Customer(id).ThirdPartyToldAsync(receipt, Clock.GetUtcNow(), default);
        await Hub.Customer(id).ThirdPartyToldAsync(receipt, Clock.GetUtcNow().AddHours(1), default);

        var told = Assert.Single((await ReceiptAsync(id, GrantRecording.Revoked)).Steps, step => step.Step == ReceiptStep.ThirdPartyTold);
        Assert.Equal(Clock.GetUtcNow(), told.At);
    }

    [Fact]
    public async Task The_receipt_says_when_the_third_party_has_no_address_to_be_told_at()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);
        await Hub.Customer(id).RevokeGrantAsync(new(grant.Id, "customer"), default);
        await Hub.Get<EventLog>().NumberAsync(Clock.GetUtcNow(), 100, default);

        var shown = await Hub.Customer(id).GrantDetailsAsync(grant.Id, null, default);

        Assert.Contains(shown.Receipts.Single(receipt => receipt.Kind == GrantRecording.Revoked).Steps, step => step.Step == ReceiptStep.ThirdPartyNoAddress);
        Assert.DoesNotContain((await ReceiptAsync(id, GrantRecording.Revoked)).Steps, step => step.Step == ReceiptStep.ThirdPartyPending);
    }

    [Fact]
    public async Task The_export_holds_the_grants()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);

        var file = (await Hub.Customer(id).ExportAsync(default)).Files.Single(file => file.Name == "grants.json");

        Assert.Contains(grant.Id.ToString(), System.Text.Encoding.UTF8.GetString(file.Content.Span), StringComparison.Ordinal);
    }

    private Task<GrantAnswer> ChangeGrantAsync(CustomerId id, GrantId grant, MyDataConsent consent, bool merges) =>
        Hub.Customer(id).GiveGrantAsync(new(Client, "핀테크", consent, "openid") { Change = new(grant, merges) }, default);

    private async Task SweepOnAsync(DateOnly day)
    {
        Clock.Advance(KoreanTime.StartOf(day).AddHours(1) - Clock.GetUtcNow());
        await Hub.Get<GrantSweep>().RoundAsync(default);
        await Hub.Get<GrantSweep>().RoundAsync(default);
    }

    private Task ExtendAsync(CustomerId id, InstitutionId institution, DateOnly end)
    {
        var begin = Integrated(institution);
        return AgainAsync(id, begin with { Terms = begin.Terms with { EndsOn = end } });
    }

    private Task ChangeAsync(CustomerId id, params ScopeSelection[] scopes) => AgainAsync(id, Integrated(FakeWorld.Bank) with { Targets = [new(FakeWorld.Bank, [.. scopes])] });

    private async Task AgainAsync(CustomerId id, BeginLink begin)
    {
        var begun = await Hub.Customer(id).BeginLinkAsync(begin, default);
        Assert.Null(begun.Refusal);
        World.IsSigned = true;
        await Hub.Customer(id).ContinueSigningAsync(begun.LinkId, default);
        var linked = await UntilAsync(() => Hub.Customer(id).LinkAsync(begun.LinkId, default), link => link.Steps.All(step => step.State != "exchanging"));
        await Hub.WatchAsync(id, linked.RunId!);
    }

    private async Task<ReceiptBody> ReceiptAsync(CustomerId id, string kind) =>
        Json.Read<ReceiptBody>((await Hub.Get<ReceiptStore>().ReadAsync(id, default)).Single(receipt => receipt.Kind == kind).Body);
}
