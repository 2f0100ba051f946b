using System.Globalization;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Customers.Withdrawing;
using MyDataHub.Grains.Hosting;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Keys;
using MyDataHub.Storage.Receipts;

namespace MyDataHub.Grains.Tests.Journeys;

public sealed class GrantingTests(SharedServer server) : GrantTest(server)
{
    [Fact]
    public async Task A_grant_names_the_institutions_linked_when_it_was_given_and_is_readable_once_claimed()
    {
        var id = await LinkedAsync();

        var given = await GivenAsync(id);

        Assert.Equal(GrantState.Given, given.State);
        Assert.Equal(Selection.Of([FakeWorld.Bank.OrgCode, FakeWorld.OtherBank.OrgCode]), given.Consent.Institutions);
        Assert.False(GrantPolicy.Standard.IsInForce(given, Clock.GetUtcNow()));
        var claimed = (await Hub.Customer(id).ClaimGrantAsync(given.Id, default)).Grant!;
        Assert.True(GrantPolicy.Standard.IsInForce(claimed, Clock.GetUtcNow()));
        Assert.Equal(claimed, await ReadAsync(id, given.Id));
        Assert.Equal(id, await Hub.Get<GrantDirectory>().FindCustomerAsync(given.Id, default));
    }

    [Fact]
    public async Task Giving_twice_with_one_key_gives_once()
    {
        var id = await LinkedAsync();
        var command = new GiveGrant(Client, "핀테크", Asked, "mydata") { IdempotencyKey = "once" };

        var first = await Hub.Customer(id).GiveGrantAsync(command, default);
        var second = await Hub.Customer(id).GiveGrantAsync(command, default);

        Assert.Equal(first.Grant!.Id, second.Grant!.Id);
        Assert.Single((await Hub.Customer(id).GrantsAsync(default)).Grants);
    }

    [Fact]
    public async Task A_customer_has_another_subject_with_every_client()
    {
        var id = await LinkedAsync();
        var one = await GivenAsync(id);

        var other = (await Hub.Customer(id).GiveGrantAsync(new(new ClientId("client-2"), "다른 핀테크", Asked, "mydata"), default)).Grant!;

        Assert.NotEqual(one.Subject, other.Subject);
        Assert.Equal(one.Subject, (await GivenAsync(id)).Subject);
        Assert.DoesNotContain(id.ToString(), one.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoking_stops_every_read_that_begins_afterwards_and_gives_a_signed_receipt()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);
        await ReadAsync(id, grant.Id);

        var answer = await Hub.Customer(id).RevokeGrantAsync(new(grant.Id, "customer"), default);

        Assert.Equal((GrantState.Revoked, "customer"), await ReadAsync(id, grant.Id) is var ended ? (ended.State, ended.EndReason) : default);
        var receipt = (await Hub.Get<ReceiptStore>().ReadAsync(id, default)).Single(one => one.Id.ToString("N") == answer.ReceiptId);
        Assert.True(ReceiptBody.Verify(Hub.Get<SigningKey>(), receipt));
        var body = Json.Read<ReceiptBody>(receipt.Body);
        Assert.Equal(("grant-revoked", "customer", grant.Id.ToString()), (body.Kind, body.Reason, body.Grant));
        Assert.Equal([ReceiptStep.AccessStopped, ReceiptStep.ThirdPartyPending], body.Steps.Select(step => step.Step));
        Assert.Equal(answer, await Hub.Customer(id).RevokeGrantAsync(new(grant.Id, "client"), default));
    }

    [Fact]
    public async Task A_revocation_on_one_node_is_seen_by_the_next_read_on_another()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);
        await using var other = await AnotherHub();
        other.Get<HeldOwnership>().Release();
        Hub.Get<HeldOwnership>().Release();
        Assert.Equal(GrantState.Active, (await other.Customer(id).GrantAsync(grant.Id, default)).Grant!.State);

        await Hub.Customer(id).RevokeGrantAsync(new(grant.Id, "customer"), default);

        Assert.Equal(GrantState.Revoked, (await other.Customer(id).GrantAsync(grant.Id, default)).Grant!.State);
    }

    [Fact]
    public async Task A_revocation_outlives_a_crash()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);
        await Hub.Customer(id).RevokeGrantAsync(new(grant.Id, "customer"), default);

        await RestartAsync();

        Assert.Equal(GrantState.Revoked, (await ReadAsync(id, grant.Id)).State);
    }

    [Fact]
    public async Task A_grant_is_not_claimed_after_it_was_revoked_or_when_nobody_gave_it()
    {
        var id = await LinkedAsync();
        var given = await GivenAsync(id);
        await Hub.Customer(id).RevokeGrantAsync(new(given.Id, "customer"), default);

        Assert.Equal("grant-over", (await Hub.Customer(id).ClaimGrantAsync(given.Id, default)).Refusal?.Key);
        Assert.Equal("unknown-grant", (await Hub.Customer(id).ClaimGrantAsync(new(Guid.Empty), default)).Refusal?.Key);
    }

    [Fact]
    public async Task The_audit_tells_each_step_by_ids_alone()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);
        await Hub.Customer(id).RevokeGrantAsync(new(grant.Id, "client"), default);

        var entries = (await Hub.Get<AuditLog>().ReadAsync(AuditChain.Of(id), 0, 100, default)).Select(recorded => recorded.Entry).ToList();

        Assert.Equal(
            [("grant.given", "customer"), ("grant.claimed", "third-party"), ("grant.revoked", "third-party")],
            entries.Where(entry => entry.Subjects.Contains(grant.Id.ToString())).Select(entry => (entry.Action, entry.Actor.Kind)));
    }

    [Theory]
    [InlineData("unknown-institution", "nothing-left")]
    [InlineData("choose", "accounts-not-chosen")]
    [InlineData("past", "ends-too-soon")]
    public async Task What_cannot_be_given_is_refused_and_named(string wrong, string key)
    {
        var id = await LinkedAsync();
        var consent = wrong switch
        {
            "unknown-institution" => Asked with { Institutions = Selection.Of(["NOTLINKED0"]) },
            "choose" => Asked with { CustomerChooses = true },
            _ => Asked with { EndsOn = new DateOnly(2026, 3, 3) },
        };

        var answer = await Hub.Customer(id).GiveGrantAsync(new(Client, "핀테크", consent, "mydata"), default);

        Assert.Equal(key, answer.Refusal?.Key);
        Assert.Empty((await Hub.Customer(id).GrantsAsync(default)).Grants);
    }

    [Fact]
    public async Task The_preview_shows_the_real_items_with_their_rows_of_history_and_what_is_not_linked()
    {
        var id = await LinkedAsync();

        var preview = (await Hub.Customer(id).PreviewGrantAsync(Asked with { Institutions = Selection.Of([FakeWorld.Bank.OrgCode, "NOTLINKED0"]) }, default)).Preview!;

        var item = Assert.Single(preview.Items);
        Assert.Equal((FakeWorld.Bank.OrgCode, 5_000m, 2), (item.Institution, item.Figure!.Amount, item.Transactions));
        Assert.Equal("NOTLINKED0", Assert.Single(preview.NotLinked));
        Assert.Equal(Selection.Of([FakeWorld.Bank.OrgCode]), preview.Most.Institutions);
    }

    [Theory]
    [InlineData("2025-12-01", 3)]
    [InlineData("2026-01-01", 2)]
    [InlineData("2026-01-10", 2)]
    [InlineData("2026-01-11", 1)]
    [InlineData("2026-02-01", 0)]
    public async Task The_preview_counts_only_rows_from_the_first_day_on(string from, int rows)
    {
        var id = await LinkedAsync();

        var preview = (await Hub.Customer(id).PreviewGrantAsync(Asked with { HistoryFrom = DateOnly.Parse(from, CultureInfo.InvariantCulture) }, default)).Preview!;

        Assert.Equal(rows, preview.Items.Sum(item => item.Transactions));
    }
}
