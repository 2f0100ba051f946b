using MyDataHub.Sandbox.Households.Borrowing;
using MyDataHub.Sandbox.Households.Investing;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Pensions;
using MyDataHub.Sandbox.Households.Prepaying;
using MyDataHub.Sandbox.Households.Wire;

namespace MyDataHub.Sandbox.Households.Banking;

/// <summary>A person as the customer of one bank.</summary>
internal sealed class BankCustomer(string orgCode, DateTime since) : IRelation, IPensionHolder
{
    public string OrgCode { get; } = orgCode;

    public DateTime Since { get; } = since;

    public List<DepositAccount> Deposits { get; } = [];

    public List<FundAccount> Funds { get; } = [];

    public List<TrustAccount> Trusts { get; } = [];

    public List<Loan> Loans { get; } = [];

    public List<PensionAccount> Irps { get; } = [];

    public List<PensionAccount> Dcs { get; } = [];

    public bool HasDb { get; set; }

    public List<DormantDeposit> Dormant { get; } = [];

    public List<PrepaidCard> Prepaid { get; } = [];

    public IEnumerable<DepositAccount> MinusAccounts => Deposits.Where(deposit => deposit.Overdraft is not null);

    public HeldRows? Answer(string resource, Asked asked) =>
        BankTable.Resources.TryGetValue(resource, out var answer)
            ? answer(asked, this)
            : PensionTable.Find(resource, asked, this) ?? PrepaidTable.Find(resource, asked, Since, Prepaid);

    public IEnumerable<HeldAsset> Assets(DateTime now) =>
    [
        .. from deposit in Deposits
           where deposit.OpenedAt <= now
           from scope in Scopes(deposit)
           select new HeldAsset(
               scope, deposit.Number, deposit.Terms.Seqno, deposit.ClosedAt <= now, deposit.Name),
        .. Funds.Held("bank.invest", now),
        .. Trusts.Held("bank.isa", now),
        .. Loans.Held("bank.loan", now),
        .. Prepaid.Held("bank.prepaid", now),
        .. Dormant.Held("bank.list", now),
        .. this.PensionAssets("bank", now),
    ];

    // A minus account belongs to both deposit and loan (section 4.2).
    private static IEnumerable<string> Scopes(DepositAccount deposit) =>
        deposit.Overdraft is null ? ["bank.deposit"] : ["bank.deposit", "bank.loan"];
}
