using System.Text;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Calls;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Outboxes;
using MyDataHub.Storage.Receipts;

namespace MyDataHub.Storage.Tests.Customers;

/// <summary>A believable customer to write, and short ways to read one back.</summary>
internal static class Customer
{
    internal static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(9));
    internal static readonly ConnectionId Bank = new(new OperatorId("M1DHUB0000"), new InstitutionId("A1GAON0000"));

    /// <summary>The one grant of a customer who has everything.</summary>
    internal static GrantId GrantOf(CustomerId id) => new(id.Value);

    internal static CustomerId NewId() => new(Guid.CreateVersion7(Noon));

    internal static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    internal static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);

    internal static async Task<CustomerId> CreateAsync(Hub hub, string ci = "CI-OF-SOMEBODY", params DocumentChange[] documents)
    {
        var id = NewId();
        var outcome = await hub.Get<CustomerStore>().CreateAsync(
            new NewCustomer(id, ci, "Active", Noon)
            {
                Documents = [DocumentChange.Put("profile", "", Bytes("""{"name":"김하늘"}""")), .. documents],
                Audit = [Act(id, "customer.entered")],
            },
            default);
        Assert.Equal(new CreateOutcome.Created(id), outcome);
        return id;
    }

    internal static async Task<StoredCustomer> LoadAsync(Hub hub, CustomerId id) =>
        Assert.IsType<LoadOutcome.Loaded>(await hub.Get<CustomerStore>().LoadAsync(id, default)).Customer;

    internal static async Task<string> ReadAsync(Hub hub, CustomerId id, string kind, string key)
    {
        var head = (await LoadAsync(hub, id)).Documents.Single(head => head.Kind == kind && head.Key == key);
        var read = Assert.IsType<ReadOutcome.Read>(await hub.Get<CustomerStore>().ReadAsync(id, [head], default));
        return Text(read.Documents.Single().Body);
    }

    internal static async Task<CommitOutcome.Committed> CommitAsync(Hub hub, CustomerCommit commit) =>
        Assert.IsType<CommitOutcome.Committed>(await hub.Get<CustomerStore>().CommitAsync(commit, default));

    /// <summary>A commit that touches everything a commit can.</summary>
    internal static CustomerCommit Everything(CustomerId id, long basedOn, string text = "first") => new(id, basedOn)
    {
        Documents = [DocumentChange.Put("book", "", Bytes(text)), DocumentChange.Put("chunk", "110-222-333333/2026-03", Bytes(text))],
        Connections =
        [
            new ConnectionChange(Bank, TransferRequestState.Active, Bytes($"token of {text}"))
            {
                Schedule = new ConnectionSchedule
                {
                    EndsOn = new DateOnly(2027, 3, 1), IsScheduled = true, BasicCycleWeeks = 1, NextRunAt = Noon.AddDays(7),
                },
            },
        ],
        Times = [new TimesChange(Bank, Bytes($"times of {text}"))],
        TransferRequests =
        [
            new StoredTransferRequest(Bank, 1, TransferRequestState.Active, Noon, Bytes($"terms of {text}"))
            {
                GivenAt = Noon.AddMinutes(1), EndsOn = new DateOnly(2027, 3, 1),
            },
        ],
        Grants = [GrantChange.Put(new StoredGrant(GrantOf(id), new ClientId("client-1"), GrantState.Active, new DateOnly(2027, 3, 1), Bytes($"grant of {text}")) { DueAt = Noon.AddDays(30) })],
        ChangesView = true,
        Outbox = [new OutboxMessage(Guid.CreateVersion7(Noon), id, "webhook", Noon, Bytes($"message of {text}"))],
        Receipts = [new Receipt(Guid.CreateVersion7(Noon), id, "grant", Noon, Bytes($"receipt of {text}"))],
        Audit = [Act(id, "collection.stored")],
        Calls = [Call()],
    };

    internal static AuditEntry Act(CustomerId id, string action) => new(AuditChain.Of(id), Noon, AuditActor.Customer(id), action)
    {
        Subjects = [Bank.ToString()],
    };

    internal static CallCount Call(long calls = 1) =>
        new(Bank.Operator, Bank.Institution, new DateOnly(2026, 3, 2), "bank.deposit", "user-search", "success", calls);
}
