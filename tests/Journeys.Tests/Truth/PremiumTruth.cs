using System.Text.Json.Nodes;

namespace MyDataHub.Journeys.Tests.Truth;

/// <summary>
/// What the policies in force cost a month: premiums still to be paid, and a car's year of cover in twelve parts. The premium of
/// property cover (18 to 21) is in no API of known shape: it cannot be in the sum, and the sum has to say so.
/// </summary>
internal static class PremiumTruth
{
    private static readonly string[] Property = ["18", "19", "20", "21"];
    private static readonly string[] Insurers = ["I1DNDN0000", "I1NLBM0000"];

    internal static void Tell(Books books, Household home)
    {
        var policies = Insurers.SelectMany(insurer => books.Rows(insurer, "/insurances").Select(policy => (insurer, policy)))
            .Where(held => held.policy.Text("insu_status") == "02")
            .ToLookup(held => Property.Contains(held.policy.Text("insu_type")));
        home.Add("monthly-premium", Math.Round(policies[false].Sum(held => Monthly(books, held.insurer, held.policy)), MidpointRounding.AwayFromZero));
        home.Add("premiums-not-sent", policies[true].Any() ? 1 : 0);
    }

    private static decimal Monthly(Books books, string insurer, JsonObject policy)
    {
        var plan = books.One(insurer, "/insurances/payment", "insu_num", policy.Text("insu_num"));
        var amount = plan.Amount("pay_amt");
        if (policy.Text("insu_type") == "17")
        {
            return amount / 12;
        }

        return plan.Day("pay_end_date") < books.Today ? 0 : plan.Text("pay_cycle") switch
        {
            "1M" => amount,
            "2M" => amount / 2,
            "3M" => amount / 3,
            "6M" => amount / 6,
            "1Y" => amount / 12,
            _ => 0,
        };
    }
}
