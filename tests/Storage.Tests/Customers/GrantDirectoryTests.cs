using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Storage.Customers;

namespace MyDataHub.Storage.Tests.Customers;

public sealed class GrantDirectoryTests(SharedServer server) : DatabaseTest(server)
{
    private static readonly ClientId Client = new("client-1");

    [Fact]
    public async Task A_grant_leads_to_its_customer_and_an_unknown_one_to_nobody()
    {
        var id = await Customer.CreateAsync(Hub);
        await Customer.CommitAsync(Hub, Customer.Everything(id, basedOn: 1));

        Assert.Equal(id, await Hub.Get<GrantDirectory>().FindCustomerAsync(Customer.GrantOf(id), default));
        Assert.Null(await Hub.Get<GrantDirectory>().FindCustomerAsync(new(Guid.Empty), default));
    }

    [Fact]
    public async Task What_is_due_is_found_when_it_is_due_and_not_before()
    {
        var id = await Customer.CreateAsync(Hub);
        await Customer.CommitAsync(Hub, Customer.Everything(id, basedOn: 1));
        var due = Customer.Noon.AddDays(30);

        Assert.Empty(await Hub.Get<GrantDirectory>().DueAsync(due.AddTicks(-10), 10, default));
        Assert.Equal(new DueGrant(id, Customer.GrantOf(id)), Assert.Single(await Hub.Get<GrantDirectory>().DueAsync(due, 10, default)));
    }

    [Fact]
    public async Task The_grants_of_a_client_are_found_by_state_page_by_page()
    {
        var ids = new List<GrantId>();
        foreach (var ci in new[] { "one", "two", "three" })
        {
            var id = await Customer.CreateAsync(Hub, ci);
            await Customer.CommitAsync(Hub, Customer.Everything(id, basedOn: 1));
            ids.Add(Customer.GrantOf(id));
        }

        var directory = Hub.Get<GrantDirectory>();
        var first = await directory.OfClientAsync(Client, nameof(GrantState.Active), default, 2, default);
        var rest = await directory.OfClientAsync(Client, nameof(GrantState.Active), first[^1].Grant, 2, default);

        Assert.Equal(ids.Order(Comparer<GrantId>.Create((one, other) => one.Value.CompareTo(other.Value))), first.Concat(rest).Select(one => one.Grant));
        Assert.Empty(await directory.OfClientAsync(new("client-2"), nameof(GrantState.Active), default, 2, default));
        Assert.Empty(await directory.OfClientAsync(Client, nameof(GrantState.Revoked), default, 2, default));
    }

    [Fact]
    public async Task A_deleted_grant_is_gone_and_the_customer_still_whole()
    {
        var id = await Customer.CreateAsync(Hub);
        await Customer.CommitAsync(Hub, Customer.Everything(id, basedOn: 1));

        await Customer.CommitAsync(Hub, new CustomerCommit(id, 2) { Grants = [GrantChange.Delete(Customer.GrantOf(id))] });

        Assert.Empty((await Customer.LoadAsync(Hub, id)).Grants);
        Assert.Null(await Hub.Get<GrantDirectory>().FindCustomerAsync(Customer.GrantOf(id), default));
    }
}
