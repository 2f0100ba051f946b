using MyDataHub.Domain;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Tests.Customers;

/// <summary>Somebody with full access to the database, but not to the keys, changes rows behind the hub's back.</summary>
public sealed class TamperingTests(SharedServer server) : DatabaseTest(server)
{
    private CustomerId _id;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _id = await Customer.CreateAsync(Hub);
        await Customer.CommitAsync(Hub, Customer.Everything(_id, basedOn: 1));
    }

    [Theory]
    [InlineData("update document set body = set_byte(body, 40, get_byte(body, 40) # 1) where kind = 'book'", "document", RowFault.Altered)]
    [InlineData("update document d set body = o.body from document o where d.kind = 'book' and o.kind = 'chunk'", "document", RowFault.OtherRow)]
    public async Task A_changed_or_swapped_document_is_found_when_it_is_read(string tampering, string table, RowFault fault)
    {
        var heads = (await Customer.LoadAsync(Hub, _id)).Documents;
        await Hub.ScalarAsync(tampering);

        var found = await Assert.ThrowsAsync<UnreadableRowException>(() => Hub.Get<CustomerStore>().ReadAsync(_id, heads, default));

        Assert.Equal((table, fault), (found.Row.Table, found.Fault));
        Assert.StartsWith($"{_id}/book/", found.Row.Key, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update connection set body = set_byte(body, 40, get_byte(body, 40) # 1)", "connection", RowFault.Altered)]
    [InlineData("update connection set version = version - 1", "connection", RowFault.OtherRow)]
    [InlineData("update customer set seal = set_byte(seal, 40, get_byte(seal, 40) # 1)", "customer", RowFault.Altered)]
    [InlineData("update customer set version = version - 1", "customer", RowFault.OtherRow)]
    [InlineData("update document set name = set_byte(name, 2, get_byte(name, 2) # 1) where kind = 'chunk'", "document", RowFault.Altered)]
    [InlineData("update connection set state = 'Withdrawn'", "connection", RowFault.Altered)]
    [InlineData("update connection set ends_on = ends_on + 365", "connection", RowFault.Altered)]
    [InlineData("update connection set next_run_at = null", "connection", RowFault.Altered)]
    [InlineData("update customer_grant set body = set_byte(body, 40, get_byte(body, 40) # 1)", "customer_grant", RowFault.Altered)]
    [InlineData("update customer_grant set state = 'Given'", "customer_grant", RowFault.Altered)]
    [InlineData("update customer_grant set client_id = 'client-2'", "customer_grant", RowFault.Altered)]
    [InlineData("update customer_grant set ends_on = ends_on + 365", "customer_grant", RowFault.Altered)]
    [InlineData("update customer_grant set due_at = null", "customer_grant", RowFault.Altered)]
    [InlineData("update customer_grant set version = version - 1", "customer_grant", RowFault.OtherRow)]
    [InlineData("update connection_times set body = set_byte(body, 40, get_byte(body, 40) # 1)", "connection_times", RowFault.Altered)]
    [InlineData("update connection_times set version = version - 1", "connection_times", RowFault.OtherRow)]
    [InlineData("delete from connection_times", "customer", RowFault.NotNewest)]
    [InlineData("delete from customer_grant", "customer", RowFault.NotNewest)]
    [InlineData("update customer set state = 'Dormant'", "customer", RowFault.Altered)]
    [InlineData("update customer set view_version = 1", "customer", RowFault.Altered)]
    [InlineData("delete from document where kind = 'chunk'", "customer", RowFault.NotNewest)]
    [InlineData("delete from connection", "customer", RowFault.NotNewest)]
    [InlineData("delete from transfer_request", "customer", RowFault.NotNewest)]
    [InlineData("update document set version = 1 where kind = 'chunk'", "customer", RowFault.NotNewest)]
    public async Task A_changed_or_removed_row_is_found_when_the_customer_is_loaded(string tampering, string table, RowFault fault)
    {
        await Hub.ScalarAsync(tampering);

        var found = await Assert.ThrowsAsync<UnreadableRowException>(() => Hub.Get<CustomerStore>().LoadAsync(_id, default));

        Assert.Equal((table, fault), (found.Row.Table, found.Fault));
    }

    [Theory]
    [InlineData("update transfer_request set state = 'Withdrawn'")]
    [InlineData("update transfer_request set ends_on = ends_on + 1")]
    [InlineData("update transfer_request set ended_at = now()")]
    [InlineData("update transfer_request set end_reason = 'customer'")]
    public async Task A_changed_consent_is_found_when_the_ledger_is_read(string tampering)
    {
        await Hub.ScalarAsync(tampering);

        var found = await Assert.ThrowsAsync<UnreadableRowException>(() =>
            Hub.Get<CustomerStore>().TransferRequestsAsync(_id, default));

        Assert.Equal(("transfer_request", RowFault.Altered), (found.Row.Table, found.Fault));
    }

    [Fact]
    public async Task An_older_body_in_place_of_the_newer_one_is_found()
    {
        await Hub.ScalarAsync("create table old as select * from document where kind = 'book'");
        await Customer.CommitAsync(Hub, Customer.Everything(_id, basedOn: 2, "second"));
        var heads = (await Customer.LoadAsync(Hub, _id)).Documents;
        await Hub.ScalarAsync("update document d set body = old.body from old where d.kind = old.kind");

        var found = await Assert.ThrowsAsync<UnreadableRowException>(() => Hub.Get<CustomerStore>().ReadAsync(_id, heads, default));

        Assert.Equal((RowFault.OtherRow, 3), (found.Fault, found.Row.Version));
    }

    [Fact]
    public async Task An_older_row_put_back_whole_is_found_even_after_a_commit_over_it()
    {
        await Hub.ScalarAsync("create table old as select * from document where kind = 'book'");
        await Customer.CommitAsync(Hub, Customer.Everything(_id, basedOn: 2, "second"));
        var heads = (await Customer.LoadAsync(Hub, _id)).Documents;
        await Hub.ScalarAsync("update document d set body = old.body, version = old.version from old where d.kind = old.kind");

        await AssertNotNewest(() => Hub.Get<CustomerStore>().ReadAsync(_id, heads, default));
        await AssertNotNewest(() => Hub.Get<CustomerStore>().LoadAsync(_id, default));
        await Customer.CommitAsync(Hub, Customer.Everything(_id, basedOn: 3, "third"));
        await AssertNotNewest(() => Hub.Get<CustomerStore>().LoadAsync(_id, default));
    }

    [Fact]
    public async Task Another_customers_key_and_rows_cannot_stand_in()
    {
        var other = await Customer.CreateAsync(Hub, ci: "OTHER");
        await Hub.ScalarAsync(
            "update customer c set wrapped_key = o.wrapped_key from customer o where c.customer_id = $1 and o.customer_id = $2",
            _id.Value, other.Value);
        await using var restarted = await AnotherHub();

        var found = await Assert.ThrowsAsync<KeyException>(() => restarted.Get<CustomerStore>().LoadAsync(_id, default));

        Assert.Contains($"The wrapped key of customer {_id}", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_another_customer_is_found()
    {
        var other = await Customer.CreateAsync(Hub, ci: "OTHER");
        var heads = (await Customer.LoadAsync(Hub, _id)).Documents.Where(head => head.Kind == "profile").ToArray();
        await Hub.ScalarAsync(
            """
            update document d set body = o.body from document o
             where d.kind = 'profile' and o.kind = 'profile' and d.customer_id = $1 and o.customer_id = $2
            """,
            _id.Value, other.Value);

        var found = await Assert.ThrowsAsync<UnreadableRowException>(() => Hub.Get<CustomerStore>().ReadAsync(_id, heads, default));

        Assert.Equal(RowFault.WrongKey, found.Fault);
    }

    [Fact]
    public async Task Two_customers_cannot_share_a_row_by_constraint()
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            Hub.ScalarAsync("update document set customer_id = $1", Guid.CreateVersion7(Customer.Noon)));

        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refused.SqlState);
    }

    private static async Task AssertNotNewest(Func<Task> act) =>
        Assert.Equal(RowFault.NotNewest, (await Assert.ThrowsAsync<UnreadableRowException>(act)).Fault);
}
