using MyDataHub.Domain.Consents;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Calls;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Outboxes;
using MyDataHub.Storage.Receipts;

namespace MyDataHub.Storage.Tests.Customers;

public sealed class CustomerStoreTests(SharedServer server) : DatabaseTest(server)
{
    [Fact]
    public async Task A_commit_is_read_back_whole()
    {
        var id = await Customer.CreateAsync(Hub);

        var committed = await Customer.CommitAsync(Hub, Customer.Everything(id, basedOn: 1));

        var stored = await Customer.LoadAsync(Hub, id);
        Assert.Equal(new CommitOutcome.Committed(2, 2), committed);
        Assert.Equal((2, 2, "Active"), (stored.Version, stored.ViewVersion, stored.State));
        Assert.Equal(
            [("book", "", 2L), ("chunk", "110-222-333333/2026-03", 2L), ("profile", "", 1L)],
            stored.Documents.Select(head => (head.Kind, head.Key, head.Version)).Order());
        var connection = Assert.Single(stored.Connections);
        Assert.Equal("token of first", Customer.Text(connection.Body));
        Assert.Equal(TransferRequestState.Active, connection.State);
        Assert.Equal(Customer.Everything(id, 1).Connections[0].Schedule, connection.Schedule);
        var times = Assert.Single(stored.Times);
        Assert.Equal((Customer.Bank, "times of first"), (times.Id, Customer.Text(times.Body)));
        var grant = Assert.Single(stored.Grants);
        Assert.Equal((Customer.GrantOf(id), "grant of first"), (grant.Id, Customer.Text(grant.Body)));
        Assert.Equal(Customer.Noon.AddDays(30), grant.DueAt);
        var request = Assert.Single(await Hub.Get<CustomerStore>().TransferRequestsAsync(id, default));
        Assert.Equal("terms of first", Customer.Text(request.Body));
        Assert.Equal(Customer.Noon.AddMinutes(1), request.GivenAt);
        Assert.Equal("receipt of first", Customer.Text(Assert.Single(await Hub.Get<ReceiptStore>().ReadAsync(id, default)).Body));
        Assert.Equal([Customer.Call()], await Hub.Get<CallCounts>().ReadAsync(new(2026, 3, 1), new(2026, 3, 31), default));
        Assert.Equal(
            ["customer.entered", "collection.stored"],
            (await Hub.Get<AuditLog>().ReadAsync(AuditChain.Of(id), 0, 10, default)).Select(entry => entry.Entry.Action));
    }

    [Fact]
    public async Task A_commit_based_on_an_old_version_writes_nothing()
    {
        var id = await Customer.CreateAsync(Hub);
        await Customer.CommitAsync(Hub, Customer.Everything(id, basedOn: 1, "first"));

        var outcome = await Hub.Get<CustomerStore>().CommitAsync(Customer.Everything(id, basedOn: 1, "late"), default);

        Assert.Equal(new CommitOutcome.Conflict(2), outcome);
        Assert.Equal("first", await Customer.ReadAsync(Hub, id, "book", ""));
        Assert.Equal(1L, await Hub.ScalarAsync("select calls from call_count"));
        Assert.Equal(2L, await Hub.ScalarAsync("select count(*) from audit_entry"));
    }

    [Fact]
    public async Task Of_many_commits_at_once_on_two_nodes_one_wins_each_round()
    {
        var id = await Customer.CreateAsync(Hub);
        await using var other = await AnotherHub();
        for (var round = 1; round <= 5; round++)
        {
            var version = round;
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
                (i % 2 == 0 ? Hub : other).Get<CustomerStore>().CommitAsync(Customer.Everything(id, version, $"{version}.{i}"), default)));

            Assert.Single(outcomes.OfType<CommitOutcome.Committed>());
            Assert.Equal(7, outcomes.OfType<CommitOutcome.Conflict>().Count());
        }

        Assert.Equal(6, (await Customer.LoadAsync(Hub, id)).Version);
        Assert.Equal(5L, await Hub.ScalarAsync("select calls from call_count"));
    }

    [Fact]
    public async Task A_commit_that_fails_on_its_last_statement_leaves_nothing()
    {
        var id = await Customer.CreateAsync(Hub);
        await Hub.ScalarAsync("alter table call_count add constraint full_up check (calls < 5)");

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Hub.Get<CustomerStore>().CommitAsync(
            Customer.Everything(id, basedOn: 1) with { Calls = [Customer.Call(5)] }, default));

        var stored = await Customer.LoadAsync(Hub, id);
        Assert.Equal(1, stored.Version);
        Assert.Empty(stored.Connections);
        Assert.Equal(0L, await Hub.ScalarAsync("select count(*) from outbox"));
        Assert.Equal(1L, await Hub.ScalarAsync("select count(*) from audit_entry"));
    }

    [Fact]
    public async Task Documents_and_connections_can_be_deleted()
    {
        var id = await Customer.CreateAsync(Hub);
        await Customer.CommitAsync(Hub, Customer.Everything(id, basedOn: 1));

        await Customer.CommitAsync(Hub, new CustomerCommit(id, 2)
        {
            Documents = [DocumentChange.Delete("chunk", "110-222-333333/2026-03")],
            Connections = [ConnectionChange.Delete(Customer.Bank)],
            Times = [new(Customer.Bank, null)],
        });

        var stored = await Customer.LoadAsync(Hub, id);
        Assert.Equal(["book", "profile"], stored.Documents.Select(head => head.Kind).Order());
        Assert.Empty(stored.Connections);
        Assert.Empty(stored.Times);
        Assert.Equal((3, 2), (stored.Version, stored.ViewVersion));
    }

    [Fact]
    public async Task Times_are_written_without_their_connection()
    {
        var id = await Customer.CreateAsync(Hub);
        await Customer.CommitAsync(Hub, Customer.Everything(id, basedOn: 1));

        await Customer.CommitAsync(Hub, new CustomerCommit(id, 2) { Times = [new(Customer.Bank, Customer.Bytes("times of second"))] });

        var stored = await Customer.LoadAsync(Hub, id);
        Assert.Equal("times of second", Customer.Text(Assert.Single(stored.Times).Body));
        Assert.Equal((2, "token of first"), (Assert.Single(stored.Connections).Version, Customer.Text(stored.Connections[0].Body)));
    }

    [Fact]
    public async Task A_document_that_changed_since_the_load_is_not_served()
    {
        var id = await Customer.CreateAsync(Hub);
        await Customer.CommitAsync(Hub, Customer.Everything(id, basedOn: 1));
        var before = await Customer.LoadAsync(Hub, id);
        await Customer.CommitAsync(Hub, Customer.Everything(id, basedOn: 2, "second"));

        var outcome = await Hub.Get<CustomerStore>().ReadAsync(id, before.Documents, default);

        Assert.IsType<ReadOutcome.Changed>(outcome);
    }

    [Fact]
    public async Task The_same_person_enters_once()
    {
        var first = await Customer.CreateAsync(Hub, ci: "SAME");

        var second = await Hub.Get<CustomerStore>().CreateAsync(
            new NewCustomer(Customer.NewId(), "SAME", "Active", Customer.Noon), default);

        Assert.Equal(new CreateOutcome.AlreadyThere(first), second);
        Assert.Equal(first, await Hub.Get<CustomerStore>().FindByCiAsync("SAME", default));
        Assert.Null(await Hub.Get<CustomerStore>().FindByCiAsync("OTHER", default));
    }

    [Fact]
    public async Task Somebody_unknown_is_unknown()
    {
        var nobody = Customer.NewId();

        Assert.IsType<LoadOutcome.Unknown>(await Hub.Get<CustomerStore>().LoadAsync(nobody, default));
        Assert.IsType<CommitOutcome.Gone>(await Hub.Get<CustomerStore>().CommitAsync(Customer.Everything(nobody, 1), default));
        Assert.Null(await Hub.Get<CustomerStore>().VersionAsync(nobody, default));
    }

    [Fact]
    public async Task An_audit_entry_with_a_sentence_in_it_is_refused_with_the_whole_commit()
    {
        var id = await Customer.CreateAsync(Hub);
        var act = Customer.Act(id, "noted") with { Subjects = ["김하늘 opened an account"] };

        var refused = await Assert.ThrowsAsync<ArgumentException>(() =>
            Hub.Get<CustomerStore>().CommitAsync(Customer.Everything(id, 1) with { Audit = [act] }, default));

        Assert.DoesNotContain("김하늘", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await Customer.LoadAsync(Hub, id)).Version);
    }

    [Fact]
    public async Task A_database_that_is_gone_is_an_outcome()
    {
        await using var hub = await AnotherHub();
        var id = await Customer.CreateAsync(hub);
        await Hub.ScalarAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");

        Hub.Postgres.Clear();
        var outcome = await hub.Get<CustomerStore>().CommitAsync(Customer.Everything(id, basedOn: 1), default);

        Assert.IsType<CommitOutcome.Unavailable>(outcome);
        Assert.Equal(1, (await Customer.LoadAsync(Hub, id)).Version);
    }

    [Fact]
    public async Task A_message_is_taken_once_and_comes_back_until_it_is_done()
    {
        var id = await Customer.CreateAsync(Hub);
        await Customer.CommitAsync(Hub, Customer.Everything(id, basedOn: 1));
        var outbox = Hub.Get<Outbox>();
        var now = Customer.Noon.AddMinutes(1);

        var taken = Assert.Single(await outbox.TakeDueAsync("webhook", now, TimeSpan.FromMinutes(1), 10, default));
        Assert.Equal("message of first", Customer.Text(taken.Body));
        Assert.Empty(await outbox.TakeDueAsync("webhook", now, TimeSpan.FromMinutes(1), 10, default));
        Assert.Equal(2, Assert.Single(await outbox.TakeDueAsync("webhook", now.AddMinutes(1), TimeSpan.FromMinutes(1), 10, default)).Attempts);
        await outbox.PutOffAsync(taken.Id, now.AddHours(1), default);
        Assert.Empty(await outbox.TakeDueAsync("webhook", now.AddMinutes(30), TimeSpan.FromMinutes(1), 10, default));
        Assert.Equal(1, await outbox.CountAsync(id, "webhook", default));
        await outbox.DoneAsync(taken.Id, default);
        Assert.Empty(await outbox.TakeDueAsync("webhook", now.AddHours(2), TimeSpan.FromMinutes(1), 10, default));
    }
}
