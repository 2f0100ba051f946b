using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Tests.Customers;
using MyDataHub.Storage.Webhooks;

namespace MyDataHub.Storage.Tests.Webhooks;

public sealed class WebhookTests(SharedServer server) : DatabaseTest(server)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 3, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);
    private static readonly ClientId Fintech = new("fintech");
    private static readonly ClientId Other = new("other");

    private EventLog Log => Hub.Get<EventLog>();

    private Deliveries Deliveries => Hub.Get<Deliveries>();

    private WebhookEndpoints Endpoints => Hub.Get<WebhookEndpoints>();

    [Fact]
    public async Task Events_are_numbered_from_one_in_each_clients_log_in_the_order_they_were_written()
    {
        await Log.AppendAsync(Event("a", "grant.created"), default);
        await Log.AppendAsync(Event("a", "data.updated") with { Client = Other }, default);
        await Log.AppendAsync(Event("b", "data.updated", rows: 3), default);
        Assert.Empty(await Log.ReadAsync(Fintech, after: 0, 10, default));

        Assert.Equal(3, await Log.NumberAsync(Noon, 10, default));

        var log = await Log.ReadAsync(Fintech, after: 0, 10, default);
        Assert.Equal([(1, "a", "grant.created"), (2, "b", "data.updated")], log.Select(logged => (logged.Number, logged.Event.Subject, logged.Event.Type)));
        Assert.Equal(3, log[1].Event.Counts["rows"]);
        Assert.Equal(1, Assert.Single(await Log.ReadAsync(Other, after: 0, 10, default)).Number);
        Assert.Single(await Log.ReadAsync(Fintech, after: 1, 10, default));
    }

    [Fact]
    public async Task An_event_that_commits_late_gets_a_number_after_those_that_were_read_already()
    {
        await using var slow = await Hub.Postgres.OpenConnectionAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await using (var batch = new Npgsql.NpgsqlBatch(slow))
        {
            EventLog.AddTo(batch, [Event("slow", "data.updated")]);
            await batch.ExecuteNonQueryAsync();
        }

        await Log.AppendAsync(Event("quick", "data.updated"), default);
        await Log.NumberAsync(Noon, 10, default);
        Assert.Equal(1, Assert.Single(await Log.ReadAsync(Fintech, after: 0, 10, default)).Number);
        await transaction.CommitAsync();
        await Log.NumberAsync(Noon, 10, default);

        Assert.Equal("slow", Assert.Single(await Log.ReadAsync(Fintech, after: 1, 10, default)).Event.Subject);
    }

    [Fact]
    public async Task Nodes_that_number_at_once_give_every_number_once()
    {
        await using var node = await AnotherHub();
        for (var i = 0; i < 40; i++)
        {
            await Log.AppendAsync(Event($"{i % 4}", "data.updated"), default);
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? Hub : node).Get<EventLog>().NumberAsync(Noon, 7, default)));

        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), (await Log.ReadAsync(Fintech, 0, 100, default)).Select(logged => logged.Number));
    }

    [Fact]
    public async Task An_event_goes_to_each_endpoint_of_its_client_that_wants_its_kind()
    {
        var all = await Endpoint();
        var revocations = await Endpoint("grant.revoked");
        await Endpoint(Other);
        await Happen(Event("a", "data.updated"), Event("b", "grant.revoked"));

        var due = await Deliveries.TakeDueAsync(Noon, Claim, 10, default);

        Assert.Equal([(all, 1), (all, 2), (revocations, 2)], due.Select(one => (one.Endpoint, one.Logged.Number)).OrderBy(one => one.Endpoint != all).ThenBy(one => one.Number));
        Assert.Empty(await Deliveries.TakeDueAsync(Noon, Claim, 10, default));
    }

    [Fact]
    public async Task The_next_event_of_a_customer_waits_for_the_one_before_and_other_customers_do_not()
    {
        await Endpoint();
        await Happen(Event("a", "grant.created"), Event("a", "data.updated"), Event("b", "grant.created"));

        var first = await Deliveries.TakeDueAsync(Noon, Claim, 10, default);
        Assert.Equal([1, 3], first.Select(one => one.Logged.Number));
        await Deliveries.PutOffAsync(first[0], "500", Noon.AddSeconds(5), default);
        await Deliveries.SettleAsync(first[1], DeliveryState.Delivered, "202", default);

        Assert.Empty(await Deliveries.TakeDueAsync(Noon.AddSeconds(4), Claim, 10, default));
        var again = Assert.Single(await Deliveries.TakeDueAsync(Noon.AddSeconds(5), Claim, 10, default));
        Assert.Equal((1, 2), (again.Logged.Number, again.Attempts));
        await Deliveries.SettleAsync(again, DeliveryState.Delivered, "202", default);
        Assert.Equal(2, Assert.Single(await Deliveries.TakeDueAsync(Noon.AddSeconds(5), Claim, 10, default)).Logged.Number);
    }

    [Fact]
    public async Task A_delivery_whose_taker_died_is_taken_again_when_its_claim_ends()
    {
        await Endpoint();
        await Happen(Event("a", "grant.created"));
        await Deliveries.TakeDueAsync(Noon, Claim, 10, default);

        Assert.Empty(await Deliveries.TakeDueAsync(Noon + Claim - TimeSpan.FromSeconds(1), Claim, 10, default));
        Assert.Single(await Deliveries.TakeDueAsync(Noon + Claim, Claim, 10, default));
    }

    [Fact]
    public async Task A_parked_event_lets_the_next_one_go_and_a_replay_sends_it_again_with_its_own_id()
    {
        var endpoint = await Endpoint();
        await Happen(Event("a", "grant.created"), Event("a", "data.updated"));
        var first = Assert.Single(await Deliveries.TakeDueAsync(Noon, Claim, 10, default));
        await Deliveries.SettleAsync(first, DeliveryState.Parked, "timeout", default);
        var second = Assert.Single(await Deliveries.TakeDueAsync(Noon, Claim, 10, default));
        await Deliveries.SettleAsync(second, DeliveryState.Delivered, "200", default);

        Assert.Equal(2, await Deliveries.ReplayAsync(Fintech, endpoint, from: 1, Noon.AddHours(1), default));

        var again = Assert.Single(await Deliveries.TakeDueAsync(Noon.AddHours(1), Claim, 10, default));
        Assert.Equal((first.Logged.Event.Id, 1, Noon.AddHours(1)), (again.Logged.Event.Id, again.Attempts, again.Since));
        // The answer to the try before the replay says nothing of the replay.
        await Deliveries.SettleAsync(first, DeliveryState.Delivered, "200", default);
        Assert.Equal(DeliveryState.Waiting, (await Deliveries.ReadAsync(Fintech, endpoint, long.MaxValue, 10, default))[^1].State);
    }

    [Fact]
    public async Task Another_clients_endpoint_can_be_neither_replayed_nor_read_nor_removed()
    {
        var endpoint = await Endpoint();
        await Happen(Event("a", "grant.created"));

        Assert.Null(await Deliveries.ReplayAsync(Other, endpoint, 1, Noon, default));
        Assert.Empty(await Deliveries.ReadAsync(Other, endpoint, long.MaxValue, 10, default));
        Assert.False(await Endpoints.RemoveAsync(Other, endpoint, default));
        Assert.Single(await Deliveries.TakeDueAsync(Noon, Claim, 10, default));
    }

    [Fact]
    public async Task A_removed_endpoint_gets_nothing_more()
    {
        var endpoint = await Endpoint();
        await Happen(Event("a", "grant.created"));

        Assert.True(await Endpoints.RemoveAsync(Fintech, endpoint, default));

        Assert.Empty(await Deliveries.TakeDueAsync(Noon, Claim, 10, default));
        Assert.Empty(await Endpoints.ListAsync(Fintech, default));
        Assert.False(await Endpoints.RemoveAsync(Fintech, endpoint, default));
    }

    [Fact]
    public async Task A_client_has_no_more_endpoints_than_it_may_also_when_it_adds_them_at_once()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Endpoints.TryAddAsync(NewEndpoint(Fintech), most: 2, default)));

        Assert.Equal(2, added.Count(one => one));
        Assert.Equal(2, (await Endpoints.ListAsync(Fintech, default)).Count);
    }

    [Fact]
    public async Task Old_events_go_but_neither_what_still_waits_nor_the_newest_number()
    {
        var endpoint = await Endpoint();
        await Happen(Event("a", "grant.created"), Event("b", "grant.created"), Event("c", "grant.created"));
        foreach (var one in (await Deliveries.TakeDueAsync(Noon, Claim, 10, default)).Where(one => one.Logged.Number != 2))
        {
            await Deliveries.SettleAsync(one, DeliveryState.Delivered, "202", default);
        }

        await Log.PurgeAsync(Noon.AddDays(1), default);

        Assert.Equal([2, 3], (await Log.ReadAsync(Fintech, 0, 10, default)).Select(logged => logged.Number));
        Assert.Equal([3, 2], (await Deliveries.ReadAsync(Fintech, endpoint, long.MaxValue, 10, default)).Select(report => report.Number));
        await Happen(Event("a", "grant.revoked"));
        Assert.Equal(4, (await Log.ReadAsync(Fintech, 3, 10, default)).Single().Number);
    }

    [Fact]
    public async Task A_receipt_knows_when_the_third_party_was_told()
    {
        var receipt = Guid.CreateVersion7(Noon);
        await Endpoint();
        await Happen(Event("a", "grant.revoked") with { Receipt = receipt, Reason = "customer" });
        Assert.Equal(new Telling.Pending(), await Log.ToldAsync(receipt, default));

        var due = Assert.Single(await Deliveries.TakeDueAsync(Noon.AddSeconds(2), Claim, 10, default));
        await Deliveries.SettleAsync(due, DeliveryState.Delivered, "202", default);

        Assert.Equal("customer", due.Logged.Event.Reason);
        Assert.Equal(new Telling.Told(Noon.AddSeconds(2)), await Log.ToldAsync(receipt, default));
    }

    [Fact]
    public async Task A_receipt_knows_when_there_is_nowhere_to_tell()
    {
        var receipt = Guid.CreateVersion7(Noon);
        await Endpoint("data.updated");
        await Log.AppendAsync(Event("a", "grant.revoked") with { Receipt = receipt }, default);
        Assert.Equal(new Telling.Pending(), await Log.ToldAsync(receipt, default));

        await Log.NumberAsync(Noon, 100, default);

        Assert.Equal(new Telling.NoAddress(), await Log.ToldAsync(receipt, default));
        Assert.Equal(new Telling.NoAddress(), await Log.ToldAsync(Guid.CreateVersion7(Noon), default));
    }

    [Fact]
    public async Task Events_are_written_with_the_commit_that_causes_them_and_survive_the_customers_erasure()
    {
        var id = await Customer.CreateAsync(Hub);
        await Customer.CommitAsync(Hub, new CustomerCommit(id, 1) { Events = [Event("a", "grant.created")] });
        Assert.IsType<CommitOutcome.Conflict>(
            await Hub.Get<CustomerStore>().CommitAsync(new CustomerCommit(id, 1) { Events = [Event("a", "data.updated")] }, default));
        Assert.IsType<CommitOutcome.Committed>(
            await Hub.Get<CustomerStore>().EraseAsync(new CustomerErasure(id, 2) { Events = [Event("a", "grant.revoked")] }, default));

        await Log.NumberAsync(Noon, 10, default);

        Assert.Equal(["grant.created", "grant.revoked"], (await Log.ReadAsync(Fintech, 0, 10, default)).Select(logged => logged.Event.Type));
    }

    [Fact]
    public async Task A_forgotten_client_leaves_nothing()
    {
        await Endpoint();
        await Happen(Event("a", "grant.created"));

        await Endpoints.ForgetAsync(Fintech, default);

        Assert.Empty(await Log.ReadAsync(Fintech, 0, 10, default));
        Assert.Empty(await Deliveries.TakeDueAsync(Noon, Claim, 10, default));
    }

    private static ThirdPartyEvent Event(string subject, string type, long? rows = null) =>
        new(Guid.CreateVersion7(Noon), Fintech, new GrantId(Guid.CreateVersion7(Noon)), subject, type, Noon)
        {
            Counts = rows is { } count ? ImmutableSortedDictionary<string, long>.Empty.Add("rows", count) : ImmutableSortedDictionary<string, long>.Empty,
        };

    private static WebhookEndpoint NewEndpoint(ClientId client, params string[] types) =>
        new(client, Guid.CreateVersion7(Noon), new Uri("https://fintech.example/hook"), [.. types], Noon);

    private async Task Happen(params ThirdPartyEvent[] events)
    {
        foreach (var one in events)
        {
            await Log.AppendAsync(one, default);
        }

        await Log.NumberAsync(Noon, 100, default);
    }

    private Task<Guid> Endpoint(params string[] types) => Endpoint(Fintech, types);

    private async Task<Guid> Endpoint(ClientId client, params string[] types)
    {
        var endpoint = NewEndpoint(client, types);
        Assert.True(await Endpoints.TryAddAsync(endpoint, most: 10, default));
        return endpoint.Id;
    }
}
