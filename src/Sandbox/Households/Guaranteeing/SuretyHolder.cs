using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Time;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Guaranteeing;

/// <summary>A person as the customer of a surety company, and what it answers about them (section 6.11).</summary>
internal sealed class SuretyHolder(DateTime since) : IRelation
{
    private static readonly Dictionary<string, Resource<SuretyHolder>> Resources = new(StringComparer.Ordinal)
    {
        ["/insurances"] = List,
        ["/insurances/basic"] = (asked, holder) => asked.With(holder.Bonds, Basic, "insu_num"),
        ["/insurances/transactions"] = (asked, holder) => asked.With(holder.Bonds, Transactions, "insu_num"),
    };

    public DateTime Since { get; } = since;

    public List<SuretyBond> Bonds { get; } = [];

    public HeldRows? Answer(string resource, Asked asked) =>
        Resources.TryGetValue(resource, out var answer) ? answer(asked, this) : null;

    public IEnumerable<HeldAsset> Assets(DateTime now) => Bonds.Held("ginsu.insurance", now);

    private static HeldRows List(Asked asked, SuretyHolder holder) => Wire.Answer.List(
        "insu_list",
        holder.Bonds.OpenAt(asked.Now).Select(bond => Of(
            ("insu_num", bond.Number),
            ("prod_name", bond.Name),
            ("insu_type", "20"),
            ("insu_status", asked.Today > bond.Expires ? "05" : "02"))),
        holder.Bonds.Where(bond => asked.Today > bond.Expires)
            .Select(bond => bond.Expires.AddDays(1).At(0))
            .Append(holder.Bonds.ChangedAt(holder.Since, asked.Now))
            .Max());

    private static HeldRows Basic(SuretyBond bond) => Wire.Answer.List(
        Of(
            ("issue_date", bond.OpenedAt.Date()),
            ("exp_date", bond.Expires),
            ("face_amt", bond.Face),
            ("pay_due", "01"),
            ("pay_amt", bond.Premium)),
        "insured_list",
        [Of(("insured_name", bond.Beneficiary))],
        bond.OpenedAt);

    private static HeldRows Transactions(Asked asked, SuretyBond bond)
    {
        var paidOn = bond.OpenedAt.Date();
        return Wire.Answer.List(
            "trans_list",
            paidOn >= asked.From && paidOn <= asked.To
                ? [Of(("paid_in_cnt", 1), ("trans_date", paidOn), ("paid_amt", bond.Premium), ("pay_method", "02"))]
                : [],
            bond.OpenedAt);
    }
}
