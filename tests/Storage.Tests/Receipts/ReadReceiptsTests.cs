using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Storage.Calls;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Receipts;
using MyDataHub.Storage.Tests.Customers;

namespace MyDataHub.Storage.Tests.Receipts;

public sealed class ReadReceiptsTests(SharedServer server) : DatabaseTest(server)
{
    private static readonly ClientId Client = new("client-1");
    private static readonly GrantId Grant = new(Guid.Parse("11111111-1111-1111-1111-111111111111"));
    private static readonly GrantId Other = new(Guid.Parse("22222222-2222-2222-2222-222222222222"));

    private ReadReceipts Receipts => Hub.Get<ReadReceipts>();

    [Fact]
    public async Task Receipts_read_back_as_they_were_newest_first()
    {
        var id = await Customer.CreateAsync(Hub);
        var (first, second) = (Receipt(id, Grant, 0), Receipt(id, Grant, 1) with { IsUnchanged = true, Reads = 7 });
        await Receipts.AddAsync([first, second], [], default);

        Assert.Equal([second, first], (await Receipts.ReadAsync(id, Grant, null, 10, default)).Receipts);
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended()
    {
        var id = await Customer.CreateAsync(Hub);
        await Receipts.AddAsync([.. Enumerable.Range(0, 5).Select(second => Receipt(id, Grant, second))], [], default);

        var page = await Receipts.ReadAsync(id, null, null, 3, default);
        var rest = await Receipts.ReadAsync(id, null, page.Next, 3, default);

        Assert.Equal((3, 2, null), (page.Receipts.Count, rest.Receipts.Count, rest.Next));
        Assert.Equal(5, page.Receipts.Concat(rest.Receipts).Distinct().Count());
    }

    [Fact]
    public async Task Another_grants_and_another_customers_receipts_are_not_shown()
    {
        var (one, two) = (await Customer.CreateAsync(Hub, "CI-1"), await Customer.CreateAsync(Hub, "CI-2"));
        await Receipts.AddAsync([Receipt(one, Grant, 0), Receipt(one, Other, 1), Receipt(two, Grant, 2)], [], default);

        Assert.Equal(Grant, Assert.Single((await Receipts.ReadAsync(one, Grant, null, 10, default)).Receipts).Grant);
        Assert.Equal(2, (await Receipts.ReadAsync(one, null, null, 10, default)).Receipts.Count);
    }

    [Fact]
    public async Task Receipts_are_erased_with_the_customer_and_none_comes_after()
    {
        var (gone, here) = (await Customer.CreateAsync(Hub, "CI-1"), await Customer.CreateAsync(Hub, "CI-2"));
        await Receipts.AddAsync([Receipt(gone, Grant, 0)], [], default);
        Assert.IsType<CommitOutcome.Committed>(await Hub.Get<CustomerStore>().EraseAsync(new(gone, 1), default));

        await Receipts.AddAsync([Receipt(gone, Grant, 1), Receipt(here, Grant, 1)], [], default);

        Assert.Equal(1L, await Hub.ScalarAsync("select count(*) from read_receipt"));
    }

    [Fact]
    public async Task Calls_add_up()
    {
        var day = new DateOnly(2026, 3, 2);
        await Receipts.AddAsync([], [new(Client, day, "view", 200, 3), new(Client, day, "view", 304, 1)], default);
        await Receipts.AddAsync([], [new(Client, day, "view", 200, 4)], default);

        Assert.Equal(
            [new(Client, day, "view", 200, 7), new(Client, day, "view", 304, 1)],
            await Hub.Get<ClientCallCounts>().ReadAsync(Client, day, day, default));
    }

    [Fact]
    public async Task Old_receipts_are_forgotten()
    {
        var id = await Customer.CreateAsync(Hub);
        await Receipts.AddAsync([Receipt(id, Grant, 0), Receipt(id, Grant, 100)], [], default);

        Assert.Equal(1, await Receipts.PurgeAsync(Customer.Noon.AddSeconds(50), default));
    }

    private static ReadReceipt Receipt(CustomerId customer, GrantId grant, int second)
    {
        var at = Customer.Noon.AddSeconds(second).ToUniversalTime();
        return new(Guid.CreateVersion7(at), customer, grant, Client, "view")
        {
            Domains = ConsentDomains.Bank | ConsentDomains.Card,
            Items = 4,
            FirstAt = at,
            LastAt = at,
        };
    }
}
