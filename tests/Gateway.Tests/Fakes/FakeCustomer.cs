using System.Collections.Concurrent;
using System.Text;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Institutions;

namespace MyDataHub.Gateway.Tests.Fakes;

/// <summary>A customer grain that answers what a test told it to and remembers what it was asked.</summary>
internal sealed class FakeCustomer : ICustomerGrain, IGrains, IInstitutionList
{
    internal static readonly ConnectionId Bank = new(new OperatorId("D1AAAU0000"), new InstitutionId("A1GAON0000"));

    internal ConcurrentQueue<object> Asked { get; } = new();

    internal ConcurrentQueue<CustomerId> Customers { get; } = new();

    internal ViewAnswer View { get; set; } = new ViewAnswer.Ready(Encoding.UTF8.GetBytes("""{"version":7,"note":"순자산"}"""), "\"v7\"");

    internal LinkAnswer Link { get; set; } = new("link-1", [new LinkStep(Bank.Institution, "가온은행", "waiting-for-signature", null, null)])
    {
        SignPage = new Uri("https://ca.example/sign/1"),
    };

    internal Func<long, Task<ProgressAnswer>> Progress { get; set; } = _ => Task.FromResult(new ProgressAnswer([], true, false));

    internal Func<Task<CollectAnswer>> Collection { get; set; } = () => Task.FromResult(new CollectAnswer("run-1", null));

    internal TransactionsAnswer Transactions { get; set; } = new([], "next-page");

    internal WithdrawAnswer Withdrawal { get; set; } = new("receipt-1", "pending", true);

    internal LeaveAnswer Leaving { get; set; } = new("receipt-2", 3, 1);

    internal GrantAnswer Granted { get; set; } = new(Grant(), null) { ReceiptId = "receipt-3" };

    internal PreviewAnswer Preview { get; set; } = new(new GrantPreview(Grant().Consent, new DateOnly(2026, 11, 22)));

    internal RevokeGrantAnswer Revocation { get; set; } = new("receipt-4");

    /// <summary>Set where a test wants grants that live; the answers above are then not used for them.</summary>
    internal FakeGrants? Grants { get; set; }

    internal T Last<T>() => Asked.OfType<T>().Last();

    public ICustomerGrain Customer(CustomerId id)
    {
        Customers.Enqueue(id);
        return this;
    }

    public ValueTask<ViewAnswer> ViewAsync(CancellationToken ct) => ValueTask.FromResult(View);

    public Task VisitAsync(CancellationToken ct)
    {
        Asked.Enqueue("visit");
        return Task.CompletedTask;
    }

    public Task<ConnectionsAnswer> ConnectionsAsync(CancellationToken ct) => Task.FromResult(new ConnectionsAnswer(
        [new ConnectionState(Bank, "가온은행", Sector.Bank, "active", "live", null, null, null, new DateOnly(2027, 1, 1), 3)]));

    public Task<LinkAnswer> BeginLinkAsync(BeginLink command, CancellationToken ct) => Note(command, Link);

    public Task<LinkAnswer> ReturnFromInstitutionAsync(InstitutionReturn command, CancellationToken ct) => Note(command, Link);

    public Task<LinkAnswer> ContinueSigningAsync(string linkId, CancellationToken ct) => Note($"signing {linkId}", Link);

    public Task<LinkAnswer> LinkAsync(string linkId, CancellationToken ct) => Note($"link {linkId}", Link);

    public Task<CollectAnswer> CollectAsync(Collect command, CancellationToken ct)
    {
        Asked.Enqueue(command);
        return Collection();
    }

    public Task<ProgressAnswer> ProgressAsync(string runId, long after, CancellationToken ct) => Progress(after).WaitAsync(ct);

    public Task<TransactionsAnswer> TransactionsAsync(TransactionsQuery query, CancellationToken ct) => Note(query, Transactions);

    public Task<ConsentsAnswer> ConsentsAsync(CancellationToken ct) => Task.FromResult(new ConsentsAnswer(
        [new ConsentRow(Bank, 1, "가온은행", Sector.Bank, "active", ["bank.deposit"], "통합조회", new DateOnly(2027, 1, 1), new DateOnly(2027, 1, 1), DateTimeOffset.UnixEpoch)]));

    public Task<WithdrawAnswer> WithdrawAsync(Withdraw command, CancellationToken ct) => Note(command, Withdrawal);

    /// <summary>What is read under a grant; of others nothing.</summary>
    internal ConcurrentDictionary<GrantId, Func<OpenAccess, OpenQuery, OpenAnswer>> Opened { get; } = new();

    public ValueTask<OpenAnswer> OpenAsync(OpenAccess access, OpenQuery query, CancellationToken ct)
    {
        Asked.Enqueue(query);
        return new(Opened.TryGetValue(access.Grant, out var open) ? open(access, query) : new OpenAnswer.GrantOver());
    }

    public Task<ExportAnswer> ExportAsync(CancellationToken ct) => Task.FromResult(new ExportAnswer(
        [new ExportFile("profile.json", Encoding.UTF8.GetBytes("""{"name":"김민지"}""")), new ExportFile("transactions.csv", "a,b\n"u8.ToArray())]));

    public Task<PreviewAnswer> PreviewGrantAsync(MyDataConsent asked, CancellationToken ct) => Note(asked, Grants?.Preview(asked) ?? Preview);

    public Task<GrantAnswer> GiveGrantAsync(GiveGrant command, CancellationToken ct) =>
        Grants is { } grants ? Note(command, grants.GiveAsync(Customers.Last(), command)) : Note(command, Granted);

    public Task<GrantAnswer> ClaimGrantAsync(GrantId grant, CancellationToken ct) => Note(grant, Grants?.Claim(grant) ?? Granted);

    public ValueTask<GrantAnswer> GrantAsync(GrantId grant, CancellationToken ct) => ValueTask.FromResult(Grants?.Find(grant) ?? Granted);

    public Task<GrantsAnswer> GrantsAsync(CancellationToken ct) =>
        Task.FromResult(Granted.Grant is { } grant ? new GrantsAnswer([grant]) : new GrantsAnswer([], Granted.Refusal));

    public Task<GrantListAnswer> GrantListAsync(CancellationToken ct) => Task.FromResult(
        Granted.Grant is { } grant ? new GrantListAnswer([Row(grant)]) : new GrantListAnswer([], Granted.Refusal));

    public Task<GrantDetailsAnswer> GrantDetailsAsync(GrantId grant, string? readsBefore, CancellationToken ct) => Note(grant, Granted.Grant is { } found
        ? new GrantDetailsAnswer(Row(found))
        {
            Items = [new PreviewItem("abc", "bank", "생활비 통장", Bank.Institution.OrgCode, "가온은행") { MaskedNumber = "····1234" }],
            Receipts = [new GrantReceiptRow("receipt-3", "grant", "new", DateTimeOffset.UnixEpoch, [new GrantReceiptStep("grant-given", DateTimeOffset.UnixEpoch)])],
            Reads = [new GrantReadRow("view", ["bank"], 1, 3, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch)],
            NextReads = "older",
        }
        : new GrantDetailsAnswer(null, Granted.Refusal));

    public Task<GrantAnswer> NarrowGrantAsync(NarrowGrant command, CancellationToken ct) => Note(command, Granted);

    public Task<RevokeGrantAnswer> RevokeGrantAsync(RevokeGrant command, CancellationToken ct) => Note(command, Grants?.Revoke(command) ?? Revocation);

    public Task ThirdPartyToldAsync(Guid receipt, DateTimeOffset at, CancellationToken ct) => Note(receipt, true);

    public Task<LeaveAnswer> LeaveAsync(Leave command, CancellationToken ct) => Note(command, Leaving);

    public Task<InstitutionsAnswer> ListAsync(CancellationToken ct) => Task.FromResult(new InstitutionsAnswer(
        [
            new ListedInstitution(Bank.Institution, "가온은행", Sector.Bank, true, true),
            new ListedInstitution(new InstitutionId("C1HNBT0000"), "한빛카드", Sector.Card, true, true),
        ],
        [new NamedOrganisation("Z1SIGN0000", "새나인증")],
        [new NamedOrganisation("D1AAAU0000", "마이데이터허브")]));

    private static GrantRow Row(Grant grant) => new(grant, [new PreviewInstitution(Bank.Institution.OrgCode, "가온은행")])
    {
        LastReadAt = DateTimeOffset.UnixEpoch.AddDays(1),
    };

    private static Grant Grant() => new(
        new GrantId(new Guid("6f9d3f0e-90f5-4d6c-8f5b-0d9f0a3c7b11")),
        new ClientId("client-1"),
        GrantState.Active,
        new MyDataConsent(ConsentDomains.Bank, ConsentDetails.Balances, new ConsentPurpose("loan-comparison", "대출 비교"), new DateOnly(2027, 11, 22))
        {
            Institutions = Selection.Of([Bank.Institution.OrgCode]),
            IsRecurring = true,
        },
        "subject-1",
        "mydata")
    {
        ClientName = "핀테크",
        RequestedAt = DateTimeOffset.UnixEpoch,
        GivenAt = DateTimeOffset.UnixEpoch,
        ClaimedAt = DateTimeOffset.UnixEpoch,
    };

    private Task<T> Note<T>(object asked, Task<T> answer)
    {
        Asked.Enqueue(asked);
        return answer;
    }

    private Task<T> Note<T>(object asked, T answer)
    {
        Asked.Enqueue(asked);
        return Task.FromResult(answer);
    }
}
