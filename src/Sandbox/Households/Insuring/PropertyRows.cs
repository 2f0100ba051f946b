using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Insuring;

/// <summary>Property policies on the wire: 보험-018, where the insured is a thing.</summary>
internal static class PropertyRows
{
    public static HeldRows Basic(Policy policy)
    {
        var property = policy.Terms.Property!;
        return Answer.List(
            Of(
                ("insu_num", policy.Number),
                ("is_renewable", policy.Terms.IsRenewable),
                ("issue_date", policy.Terms.Issued),
                ("exp_date", policy.Terms.Expires),
                ("face_amt", policy.Terms.Face),
                ("currency_code", "KRW")),
            "prize_list",
            [Of(
                ("is_person", "02"),
                ("prize_num", property.Number),
                ("prize_name", property.Name),
                ("is_primary", true),
                ("prize_addr", property.Address),
                ("object_code", "01"),
                ("prize_code", "01"))],
            policy.OpenedAt);
    }
}
