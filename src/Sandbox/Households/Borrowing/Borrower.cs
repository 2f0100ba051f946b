using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Borrowing;

/// <summary>A person as the customer of a capital company, and what it answers about them (section 6.10).</summary>
internal sealed class Borrower(DateTime since) : IRelation
{
    private static readonly Dictionary<string, Resource<Borrower>> Resources = new(StringComparer.Ordinal)
    {
        ["/loans"] = List,
        ["/loans/basic"] = (asked, borrower) => asked.With(borrower.Loans, LoanRows.Basic),
        ["/loans/detail"] = (asked, borrower) => asked.With(borrower.Loans, LoanRows.Detail),
        ["/loans/transactions"] = (asked, borrower) => asked.With(borrower.Loans, LoanRows.Transactions),
        ["/loans/oplease/basic"] = (asked, borrower) => asked.With(borrower.Leases, LeaseBasic),
        ["/loans/oplease/transactions"] = (asked, borrower) => asked.With(borrower.Leases, LeaseTransactions),
    };

    public DateTime Since { get; } = since;

    public List<Loan> Loans { get; } = [];

    public List<Lease> Leases { get; } = [];

    public HeldRows? Answer(string resource, Asked asked) =>
        Resources.TryGetValue(resource, out var answer) ? answer(asked, this) : null;

    public IEnumerable<HeldAsset> Assets(DateTime now) =>
        [.. Loans.Held("capital.loan", now), .. Leases.Held("capital.loan", now)];

    private static HeldRows List(Asked asked, Borrower borrower)
    {
        IEnumerable<IAsset> all = [.. borrower.Loans, .. borrower.Leases];
        return Wire.Answer.List(
            Of(("reg_date", DateOnly.FromDateTime(borrower.Since))),
            "account_list",
            borrower.Loans.OpenAt(asked.Now).Select(loan => Listed(loan, loan.Terms.Type))
                .Concat(borrower.Leases.OpenAt(asked.Now).Select(lease => Listed(lease, "3710"))),
            all.ChangedAt(borrower.Since, asked.Now));
    }

    private static JsonObject Listed(IAsset asset, string type) => Of(
        ("account_num", asset.Number),
        ("prod_name", asset.Name),
        ("account_type", type),
        ("account_status", "01"));

    private static HeldRows LeaseBasic(Asked asked, Lease lease) => Wire.Answer.Flat(
        Of(
            ("issue_date", lease.Issued),
            ("exp_date", lease.Expires),
            ("repay_date", lease.PayDay.AsDigits(2)),
            ("repay_method", "09"),
            ("repay_org_code", Orgs.Inside(lease.Pays.Terms.OrgCode)),
            ("repay_account_num", lease.Pays.Number),
            ("next_repay_date", lease.NextDue(asked.Today))),
        lease.Payments.ChangedAt(asked.Now) ?? lease.OpenedAt);

    private static HeldRows LeaseTransactions(Asked asked, Lease lease) => Wire.Answer.List(
        "trans_list",
        lease.Payments.NewestFirst(asked.From, asked.To, asked.Now).Select(payment => Of(
            ("trans_dtime", payment.At),
            ("trans_no", payment.Number.AsDigits(4)),
            ("trans_type", "02"),
            ("trans_amt", payment.Amount))),
        lease.Payments.ChangedAt(asked.Now) ?? lease.OpenedAt);
}
