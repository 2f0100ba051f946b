using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Outboxes;
using MyDataHub.Storage.Receipts;
using MyDataHub.Storage.SignIn;

namespace MyDataHub.Storage.Tests.Customers;

public sealed class ErasureTests(SharedServer server) : DatabaseTest(server)
{
    [Fact]
    public async Task Nothing_of_an_erased_customer_is_left_but_audit_the_receipt_and_what_must_survive()
    {
        var id = await Customer.CreateAsync(Hub);
        await Customer.CommitAsync(Hub, Customer.Everything(id, basedOn: 1));
        await Hub.Get<PasswordStore>().SetAsync(id, "haneul", "correct horse", default);
        await Hub.Get<SessionStore>().AddAsync("token", new Session(id, Customer.Noon, Customer.Noon, Customer.Noon), default);
        var revocation = new OutboxMessage(Guid.CreateVersion7(Customer.Noon), id, "revocation", Customer.Noon, Customer.Bytes("the token"))
        {
            SurvivesErasure = true,
            Connection = Customer.Bank,
        };

        var outcome = await Hub.Get<CustomerStore>().EraseAsync(
            new CustomerErasure(id, BasedOn: 2)
            {
                Outbox = [revocation],
                Receipts = [new Receipt(Guid.CreateVersion7(Customer.Noon), id, "erasure", Customer.Noon, Customer.Bytes("all gone"))],
                Audit = [Customer.Act(id, "customer.erased")],
            },
            default);

        Assert.IsType<CommitOutcome.Committed>(outcome);
        Assert.IsType<LoadOutcome.Unknown>(await Hub.Get<CustomerStore>().LoadAsync(id, default));
        foreach (var table in await TablesOfCustomers())
        {
            var left = (long)(await Hub.ScalarAsync($"select count(*) from {table} where customer_id = $1", id.Value))!;
            Assert.Equal((table, table is "outbox" or "receipt" ? 1 : 0), (table, left));
        }

        Assert.Equal("all gone", Customer.Text(Assert.Single(await Hub.Get<ReceiptStore>().ReadAsync(id, default)).Body));
        var open = Assert.Single(await Hub.Get<Outbox>().TakeDueAsync(
            "revocation", Customer.Noon, TimeSpan.FromMinutes(1), 10, default));
        Assert.Equal(("the token", Customer.Bank), (Customer.Text(open.Body), open.Connection));
        Assert.Equal(
            ["customer.entered", "collection.stored", "customer.erased"],
            (await Hub.Get<AuditLog>().ReadAsync(AuditChain.Of(id), 0, 10, default)).Select(entry => entry.Entry.Action));
        Assert.IsType<AuditVerdict.Intact>(await Hub.Get<AuditVerifier>().VerifyAsync(default));
    }

    [Fact]
    public async Task Old_ciphertext_from_a_backup_is_unreadable_once_the_key_is_destroyed()
    {
        var id = await Customer.CreateAsync(Hub);
        await Customer.CommitAsync(Hub, Customer.Everything(id, basedOn: 1));
        await Hub.ScalarAsync("create table backup as select * from document");
        await Hub.Get<CustomerStore>().EraseAsync(new CustomerErasure(id, BasedOn: 2), default);
        var successor = await Customer.CreateAsync(Hub);

        // The rows are put back under the only kind of key there is now: somebody else's.
        await Hub.ScalarAsync("delete from document");
        await Hub.ScalarAsync("insert into document select $1, kind, name, version, body from backup", successor.Value);

        await Assert.ThrowsAsync<Storage.Encryption.UnreadableRowException>(() =>
            Hub.Get<CustomerStore>().LoadAsync(successor, default));
    }

    [Fact]
    public async Task An_erasure_based_on_an_old_version_erases_nothing()
    {
        var id = await Customer.CreateAsync(Hub);
        await Customer.CommitAsync(Hub, Customer.Everything(id, basedOn: 1));

        var outcome = await Hub.Get<CustomerStore>().EraseAsync(new CustomerErasure(id, BasedOn: 1), default);

        Assert.Equal(new CommitOutcome.Conflict(2), outcome);
        Assert.Single((await Customer.LoadAsync(Hub, id)).Connections);
    }

    [Fact]
    public async Task A_commit_after_the_erasure_finds_nobody()
    {
        var id = await Customer.CreateAsync(Hub);
        await Hub.Get<CustomerStore>().EraseAsync(new CustomerErasure(id, BasedOn: 1), default);

        var outcome = await Hub.Get<CustomerStore>().CommitAsync(Customer.Everything(id, basedOn: 1), default);

        Assert.IsType<CommitOutcome.Gone>(outcome);
        Assert.Equal(0L, await Hub.ScalarAsync("select count(*) from connection"));
    }

    [Fact]
    public async Task A_message_that_would_be_erased_with_the_customer_is_refused()
    {
        var id = await Customer.CreateAsync(Hub);
        var message = new OutboxMessage(Guid.CreateVersion7(Customer.Noon), id, "revocation", Customer.Noon, Customer.Bytes("token"));

        await Assert.ThrowsAsync<ArgumentException>(() =>
            Hub.Get<CustomerStore>().EraseAsync(new CustomerErasure(id, BasedOn: 1) { Outbox = [message] }, default));

        Assert.Equal(1, (await Customer.LoadAsync(Hub, id)).Version);
    }

    private async Task<string[]> TablesOfCustomers() => (string[])(await Hub.ScalarAsync(
        """
        select array_agg(table_name::text order by table_name) from information_schema.columns
         where column_name = 'customer_id' and table_schema = 'public'
        """))!;
}
