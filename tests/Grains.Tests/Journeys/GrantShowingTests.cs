using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Storage.Receipts;
using MyDataHub.Storage.Webhooks;

namespace MyDataHub.Grains.Tests.Journeys;

/// <summary>"Who can see my data", as the page asks for it.</summary>
public sealed class GrantShowingTests(SharedServer server) : GrantTest(server)
{
    [Fact]
    public async Task The_list_has_open_grants_first_and_says_when_each_was_read_last()
    {
        var id = await LinkedAsync();
        var ended = await ActiveAsync(id);
        Clock.Advance(TimeSpan.FromMinutes(1));
        var open = await ActiveAsync(id);
        Clock.Advance(TimeSpan.FromMinutes(1));
        var over = await ActiveAsync(id);
        await Hub.Customer(id).RevokeGrantAsync(new(ended.Id, "customer"), default);
        await Hub.Customer(id).RevokeGrantAsync(new(over.Id, "customer"), default);
        await ReadAsync(id, open, "view", 2);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await ReadAsync(id, open, "accounts", 1);

        var rows = (await Hub.Customer(id).GrantListAsync(default)).Grants;

        Assert.Equal([open.Id, over.Id, ended.Id], rows.Select(row => row.Grant.Id));
        Assert.Equal([Clock.GetUtcNow(), null, null], rows.Select(row => row.LastReadAt));
        Assert.Equal(["가람은행", "한빛은행"], rows[0].Institutions.Select(institution => institution.Name));
    }

    [Fact]
    public async Task One_grant_shows_its_items_its_receipts_and_its_reads_newest_first()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);
        var other = await ActiveAsync(id);
        await ReadAsync(id, grant, "view", 2);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await ReadAsync(id, grant, "transactions", 1);
        await ReadAsync(id, other, "accounts", 1);

        var details = await Hub.Customer(id).GrantDetailsAsync(grant.Id, null, default);

        Assert.Equal([5_000m, 7_000m], details.Items.Select(item => item.Figure!.Amount).Order());
        Assert.Equal(["transactions", "view"], details.Reads.Select(read => read.Resource));
        Assert.Equal("grant", Assert.Single(details.Receipts).Kind);
        Assert.Null(details.NextReads);
    }

    [Fact]
    public async Task Reads_come_in_pages()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);
        for (var i = 0; i < 60; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await ReadAsync(id, grant, "view", 1);
        }

        var first = await Hub.Customer(id).GrantDetailsAsync(grant.Id, null, default);
        var second = await Hub.Customer(id).GrantDetailsAsync(grant.Id, first.NextReads, default);

        Assert.Equal((50, 10, null), (first.Reads.Length, second.Reads.Length, second.NextReads));
        Assert.Equal(60, first.Reads.Concat(second.Reads).Select(read => read.FirstAt).Distinct().Count());
        Assert.Equal("bad-cursor", (await Hub.Customer(id).GrantDetailsAsync(grant.Id, "nonsense", default)).Refusal?.Key);
    }

    [Fact]
    public async Task An_ended_grant_shows_no_items_any_more_but_why_it_ended()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Hub.Customer(id).RevokeGrantAsync(new(grant.Id, "customer"), default);

        var details = await Hub.Customer(id).GrantDetailsAsync(grant.Id, null, default);

        Assert.Empty(details.Items);
        Assert.Equal(["grant-revoked", "grant"], details.Receipts.Select(receipt => receipt.Kind));
        Assert.Equal("customer", details.Row!.Grant.EndReason);
    }

    [Fact]
    public async Task Another_customers_grant_is_unknown()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);
        var other = await Hub.EnterAsync("ci-2");

        Assert.Equal("unknown-grant", (await Hub.Customer(other).GrantDetailsAsync(grant.Id, null, default)).Refusal?.Key);
        Assert.Equal("unknown-grant", (await Hub.Customer(other).RevokeGrantAsync(new(grant.Id, "customer"), default)).Refusal?.Key);
        Assert.Equal("unknown-grant", (await Hub.Customer(other).NarrowGrantAsync(new(grant.Id, grant.Consent), default)).Refusal?.Key);
        Assert.Equal(GrantState.Active, (await Hub.Customer(id).GrantAsync(grant.Id, default)).Grant!.State);
    }

    [Fact]
    public async Task A_receipt_that_is_looked_at_says_when_the_third_partys_webhook_took_the_event()
    {
        var id = await LinkedAsync();
        var grant = await ActiveAsync(id);
        await Hub.Get<WebhookEndpoints>().TryAddAsync(new(Client, Guid.CreateVersion7(), new("https://third.example/hook"), [], Clock.GetUtcNow()), 5, default);
        await Hub.Customer(id).RevokeGrantAsync(new(grant.Id, "customer"), default);
        Assert.Contains(await StepsAsync(id, grant.Id), step => step.Step == "third-party-pending");

        await Hub.Get<EventLog>().NumberAsync(Clock.GetUtcNow(), 100, default);
        // One after the other: a customer's events are delivered in order.
        while (await Hub.Get<Deliveries>().TakeDueAsync(Clock.GetUtcNow(), TimeSpan.FromMinutes(1), 10, default) is [var due, ..])
        {
            await Hub.Get<Deliveries>().SettleAsync(due, DeliveryState.Delivered, "204", default);
        }

        Assert.Contains(await StepsAsync(id, grant.Id), step => step.Step == "third-party-told");
        Assert.DoesNotContain(await StepsAsync(id, grant.Id), step => step.Step == "third-party-pending");
    }

    private async Task<IEnumerable<GrantReceiptStep>> StepsAsync(CustomerId id, GrantId grant) =>
        (await Hub.Customer(id).GrantDetailsAsync(grant, null, default)).Receipts.SelectMany(receipt => receipt.Steps);

    private Task ReadAsync(CustomerId id, Grant grant, string resource, int reads) => Hub.Get<ReadReceipts>().AddAsync(
        [new(Guid.CreateVersion7(Clock.GetUtcNow()), id, grant.Id, grant.Client, resource) { Domains = ConsentDomains.Bank, Items = 1, Reads = reads, FirstAt = Clock.GetUtcNow(), LastAt = Clock.GetUtcNow() }],
        [],
        default);
}
