using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Outboxes;
using MyDataHub.Storage.Schedules;
using MyDataHub.Storage.Tests.Customers;

namespace MyDataHub.Storage.Tests.Schedules;

public sealed class ScheduleTests(SharedServer server) : DatabaseTest(server)
{
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);
    private CustomerId _id;

    private Schedule Schedule => Hub.Get<Schedule>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _id = await Customer.CreateAsync(Hub);
        await Customer.CommitAsync(Hub, Customer.Everything(_id, basedOn: 1));
    }

    [Fact]
    public async Task A_connection_is_due_at_its_time_and_taken_once()
    {
        var due = Customer.Noon.AddDays(7);

        Assert.Empty(await Schedule.TakeDueAsync(due.AddSeconds(-1), Claim, 10, default));
        Assert.Equal([new DueConnection(_id, Customer.Bank)], await Schedule.TakeDueAsync(due, Claim, 10, default));
        Assert.Empty(await Schedule.TakeDueAsync(due.AddMinutes(4), Claim, 10, default));
        Assert.Single(await Schedule.TakeDueAsync(due.AddMinutes(5), Claim, 10, default));
    }

    [Fact]
    public async Task What_was_taken_by_one_who_is_gone_can_be_taken_at_once_when_it_is_released()
    {
        var due = Customer.Noon.AddDays(7);
        var topic = (string)(await Hub.ScalarAsync("select topic from outbox limit 1"))!;
        await Schedule.TakeDueAsync(due, Claim, 10, default);
        var messages = await Hub.Get<Outbox>().TakeDueAsync(topic, due, Claim, 10, default);
        Assert.Empty(await Schedule.TakeDueAsync(due, Claim, 10, default));
        Assert.Empty(await Hub.Get<Outbox>().TakeDueAsync(topic, due, Claim, 10, default));

        await Schedule.ReleaseAllAsync(default);

        Assert.Single(await Schedule.TakeDueAsync(due, Claim, 10, default));
        Assert.NotEmpty(messages);
        Assert.Equal(messages.Count, (await Hub.Get<Outbox>().TakeDueAsync(topic, due, Claim, 10, default)).Count);
    }

    [Fact]
    public async Task A_commit_sets_the_next_time_and_ends_the_claim()
    {
        var due = Customer.Noon.AddDays(7);
        await Schedule.TakeDueAsync(due, Claim, 10, default);
        var change = Customer.Everything(_id, basedOn: 2).Connections[0];

        await Customer.CommitAsync(Hub, new CustomerCommit(_id, 2)
        {
            Connections = [change with { Schedule = change.Schedule with { NextRunAt = due.AddMinutes(1) } }],
        });

        Assert.Empty(await Schedule.TakeDueAsync(due, Claim, 10, default));
        Assert.Single(await Schedule.TakeDueAsync(due.AddMinutes(1), Claim, 10, default));
    }

    [Fact]
    public async Task Nodes_at_once_take_different_connections()
    {
        await using var other = await AnotherHub();
        for (var i = 0; i < 6; i++)
        {
            await Customer.CommitAsync(Hub, Customer.Everything(await Customer.CreateAsync(Hub, $"CI {i}"), basedOn: 1));
        }

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            (i % 2 == 0 ? Hub : other).Get<Schedule>().TakeDueAsync(Customer.Noon.AddDays(8), Claim, 2, default)));

        var all = taken.SelectMany(due => due).ToArray();
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.NotEmpty(all);
    }

    [Fact]
    public async Task A_consent_that_has_ended_is_found_the_day_after()
    {
        Assert.Empty(await Schedule.EndedBeforeAsync(new DateOnly(2027, 3, 1), TransferRequestState.Active, 10, default));
        Assert.Empty(await Schedule.EndedBeforeAsync(new DateOnly(2027, 3, 2), TransferRequestState.Expired, 10, default));
        Assert.Single(await Schedule.EndedBeforeAsync(new DateOnly(2027, 3, 2), TransferRequestState.Active, 10, default));
    }

    [Fact]
    public async Task A_customer_not_seen_for_long_is_found_until_the_next_visit()
    {
        var longAfter = Customer.Noon.AddDays(200);
        Assert.Equal([_id], await Schedule.NotSeenSinceAsync(longAfter, "Active", default, 10, default));
        Assert.Empty(await Schedule.NotSeenSinceAsync(longAfter, "Active", _id, 10, default));
        Assert.Empty(await Schedule.NotSeenSinceAsync(Customer.Noon, "Active", default, 10, default));

        await Hub.Get<CustomerStore>().VisitAsync(_id, longAfter, default);

        Assert.Empty(await Schedule.NotSeenSinceAsync(longAfter, "Active", default, 10, default));
        Assert.Equal(2, (await Customer.LoadAsync(Hub, _id)).Version);
    }

    [Fact]
    public async Task An_attempt_that_was_never_finished_is_found()
    {
        var attempt = Customer.Everything(_id, 2).TransferRequests[0] with
        {
            RequestVersion = 2,
            State = TransferRequestState.Requested,
            RequestedAt = Customer.Noon.AddHours(1),
        };
        await Customer.CommitAsync(Hub, new CustomerCommit(_id, 2) { TransferRequests = [attempt] });

        var limit = Customer.Noon.AddHours(1);
        Assert.Empty(await Schedule.RequestedBeforeAsync(limit, TransferRequestState.Requested, 10, default));
        Assert.Single(await Schedule.RequestedBeforeAsync(limit.AddMinutes(10), TransferRequestState.Requested, 10, default));
    }
}
