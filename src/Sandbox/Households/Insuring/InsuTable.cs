using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Insuring;

/// <summary>
/// What an insurer answers about its customer (section 6.8), resource to function. The paths of the property lines
/// (보험-018…024) are not published; those used here follow the one that is guessed in the reference.
/// </summary>
internal static class InsuTable
{
    private const string Key = "insu_num";

    public static readonly Dictionary<string, Resource<PolicyHolder>> Resources = new(StringComparer.Ordinal)
    {
        ["/insurances"] = List,
        ["/insurances/basic"] = (asked, holder) => asked.With(holder.Policies, PolicyRows.Basic, Key),
        ["/insurances/contracts"] = (asked, holder) => asked.With(holder.Policies, PolicyRows.Riders, Key),
        ["/insurances/payment"] = (asked, holder) =>
            asked.With(holder.Policies, PolicyRows.Payment, Key) ?? asked.With(holder.CarPolicies, CarRows.Payment, Key),
        ["/insurances/transactions"] = (asked, holder) => asked.With(holder.Policies, PolicyRows.Transactions, Key),
        ["/insurances/coverages"] = (asked, holder) => asked.With(holder.Policies, PolicyRows.Coverages, Key),
        ["/insurances/car"] = (asked, holder) => asked.With(holder.CarPolicies, CarRows.Cars, Key),
        ["/insurances/car/transactions"] = (asked, holder) => asked.With(holder.CarPolicies, CarRows.Transactions, Key),
        ["/loans"] = PolicyLoanRows.List,
        ["/loans/basic"] = (asked, holder) => asked.With(holder.Loans, PolicyLoanRows.Basic),
        ["/loans/detail"] = (asked, holder) => asked.With(holder.Loans, PolicyLoanRows.Detail),
        ["/loans/transactions"] = (asked, holder) => asked.With(holder.Loans, PolicyLoanRows.Transactions),
        ["/insured"] = Insured,
        ["/insured/basic"] = (asked, holder) => asked.With(Under(holder), policy => InsuredBasic(holder, policy), Key),
        ["/insured/contracts"] = (asked, holder) => asked.With(Under(holder), PolicyRows.Riders, Key),
        ["/insured/car"] = (asked, holder) => asked.With(holder.InsuredCars, CarRows.Cars, Key),
        ["/insured/coverages"] = (asked, holder) => asked.With(Under(holder), PolicyRows.Coverages, Key),
        ["/sleep_noncont"] = Dormant,
        ["/general/basic"] = (asked, holder) => asked.With(Properties(holder), PropertyRows.Basic, Key),
        ["/general/contracts"] = (asked, holder) => asked.With(Properties(holder), PolicyRows.Riders, Key),
        ["/general/payment"] = (asked, holder) => asked.With(Properties(holder), PolicyRows.Payment, Key),
        ["/general/transactions"] = (asked, holder) => asked.With(Properties(holder), PolicyRows.Transactions, Key),
        ["/general/coverages"] = (asked, holder) => asked.With(Properties(holder), PolicyRows.Coverages, Key),
    };

    private static IEnumerable<Policy> Under(PolicyHolder holder) =>
        holder.InsuredUnder.Select(insured => insured.Policy);

    private static IEnumerable<Policy> Properties(PolicyHolder holder) =>
        holder.Policies.Where(policy => policy.Terms.Property is not null);

    private static HeldRows List(Asked asked, PolicyHolder holder)
    {
        var rows = holder.Policies.OpenAt(asked.Now)
            .Select(policy => (policy.Number, policy.Name, policy.Terms.Type, Status: policy.StatusAt(asked.Now)))
            .Concat(holder.CarPolicies.OpenAt(asked.Now)
                .Select(policy => (policy.Number, policy.Name, Type: "17", Status: policy.StatusAt(asked.Now))))
            .OrderBy(policy => policy.Type, StringComparer.Ordinal)
            .ThenBy(policy => policy.Number, StringComparer.Ordinal);
        var changes = holder.Policies.OpenAt(asked.Now).Select(policy => policy.ChangedAt(asked.Now))
            .Concat(holder.CarPolicies.OpenAt(asked.Now).SelectMany(policy =>
                (IEnumerable<DateTime>)[policy.OpenedAt, policy.ChangedAt(asked.Now)]));

        return Answer.List(
            "insu_list",
            rows.Select(policy => Of(
                ("insu_num", policy.Number),
                ("prod_name", policy.Name),
                ("insu_type", policy.Type),
                ("insu_status", policy.Status))),
            changes.Append(holder.Since).Max());
    }

    private static HeldRows Insured(Asked asked, PolicyHolder holder)
    {
        IEnumerable<IAsset> all = [.. Under(holder), .. holder.InsuredCars];
        return Answer.List(
            "insu_list",
            Under(holder).OpenAt(asked.Now)
                .Select(policy => (policy.Number, policy.Name, policy.Terms.Type, Status: policy.StatusAt(asked.Now)))
                .Concat(holder.InsuredCars.OpenAt(asked.Now)
                    .Select(policy => (policy.Number, policy.Name, Type: "17", Status: policy.StatusAt(asked.Now))))
                .Select(policy => Of(
                    ("insu_num", policy.Number),
                    ("prod_name", policy.Name),
                    ("insu_type", policy.Type),
                    ("insu_status", policy.Status))),
            all.ChangedAt(holder.Since, asked.Now));
    }

    private static HeldRows Dormant(Asked asked, PolicyHolder holder) => Answer.List(
        "sleep_list",
        holder.Dormant.OpenAt(asked.Now).Select(money => Of(
            ("sleep_num", money.Number),
            ("prod_name", money.Name),
            ("sleep_type", "20"),
            ("insu_type", "10"))),
        holder.Dormant.ChangedAt(holder.Since, asked.Now));

    private static HeldRows InsuredBasic(PolicyHolder holder, Policy policy) => Answer.Flat(
        Of(
            ("is_renewable", policy.Terms.IsRenewable),
            ("issue_date", policy.Terms.Issued),
            ("exp_date", policy.Terms.Expires),
            ("face_amt", policy.Terms.Face),
            ("currency_code", "KRW"),
            ("is_variable", policy.Terms.IsVariable),
            ("is_universal", false),
            ("issuer_name", holder.InsuredUnder.First(insured => insured.Policy == policy).Holder),
            ("is_primary", policy.Terms.Insured.Count <= 1)),
        policy.OpenedAt);
}
