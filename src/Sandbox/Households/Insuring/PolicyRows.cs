using MyDataHub.Sandbox.Households.Time;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Insuring;

/// <summary>Policies on the wire: 보험-002, 003, 005, 006, 012.</summary>
internal static class PolicyRows
{
    public static HeldRows Basic(Asked asked, Policy policy)
    {
        var insured = policy.Terms.Insured.Count > 0 ? policy.Terms.Insured : [asked.Home.Person.Name];
        return Answer.List(
            Of(
                ("insu_num", policy.Number),
                ("is_renewable", policy.Terms.IsRenewable),
                ("issue_date", policy.Terms.Issued),
                ("exp_date", policy.Terms.Expires),
                ("face_amt", policy.Terms.Face),
                ("currency_code", "KRW"),
                ("is_variable", policy.Terms.IsVariable),
                ("is_universal", policy.Terms.IsVariable),
                ("pension_rcv_start_date", policy.Terms.PensionStarts),
                ("pension_rcv_cycle", policy.Terms.PensionStarts is null ? null : "1M"),
                ("is_loanable", policy.Terms.IsLoanable)),
            "insured_list",
            insured.Select((name, index) => Of(
                ("insured_no", (index + 1).AsDigits(2)),
                ("insured_name", name),
                ("is_primary", index == 0))),
            policy.OpenedAt);
    }

    public static HeldRows Riders(Asked asked, Policy policy) => Answer.List(
        "contract_list",
        policy.Terms.Riders.Select(rider => Of(
            ("contract_name", rider.Name),
            ("contract_status", asked.Today > rider.Expires ? "05" : "02"),
            ("contract_exp_date", rider.Expires),
            ("contract_face_amt", rider.Face),
            ("currency_code", "KRW"),
            ("is_required", rider.IsRequired))),
        policy.Terms.Riders
            .Where(rider => asked.Today > rider.Expires)
            .Select(rider => rider.Expires.AddDays(1).At(0))
            .Append(policy.OpenedAt)
            .Max());

    public static HeldRows Payment(Policy policy) => Answer.Flat(
        Of(
            ("pay_due", policy.Terms.CycleMonths == 0 ? "01" : "02"),
            ("pay_cycle", policy.Terms.Cycle),
            ("pay_cnt", policy.Terms.PaymentCount),
            ("pay_org_code", Orgs.Inside(policy.Terms.Account.Terms.OrgCode)),
            ("pay_account_num", policy.Terms.Account.Number),
            ("pay_date", policy.Terms.PayDay.AsDigits(2)),
            ("pay_end_date", policy.Terms.PaysUntil),
            ("pay_amt", policy.Terms.Premium),
            ("currency_code", "KRW"),
            ("is_auto_pay", false)),
        policy.OpenedAt);

    public static HeldRows Transactions(Asked asked, Policy policy) => Answer.List(
        "trans_list",
        policy.Premiums.NewestFirst(asked.From, asked.To, asked.Now).Select(premium => Of(
            ("trans_date", premium.At.Date()),
            ("trans_applied_month", premium.Month.AsMonth()),
            ("paid_in_cnt", premium.Count),
            ("paid_amt", premium.Amount),
            ("currency_code", "KRW"),
            ("pay_method", premium.Method))),
        policy.Premiums.ChangedAt(asked.Now) ?? policy.OpenedAt);

    public static HeldRows Coverages(Asked asked, Policy policy) => Answer.List(
        "coverage_list",
        policy.Terms.Coverages.Select((coverage, index) => Of(
            ("subject", "1"),
            ("relation", "01"),
            ("status", asked.Today > policy.Terms.Expires ? "2" : "1"),
            ("coverage_code", coverage.Code),
            ("type", coverage.IndemnityKind),
            ("coverage_num", (index + 1).AsDigits(3)),
            ("coverage_name", coverage.Name),
            ("coverage_amt", coverage.Amount),
            ("start_date", policy.Terms.Issued),
            ("end_date", policy.Terms.Expires))),
        policy.ChangedAt(asked.Now));
}
