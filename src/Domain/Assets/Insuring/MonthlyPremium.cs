namespace MyDataHub.Domain.Assets.Insuring;

/// <summary>What a premium comes to a month by its cycle (pay_cycle, section 9.7); a single premium comes to nothing more.</summary>
internal static class MonthlyPremium
{
    /// <summary>Null for a cycle the table does not know.</summary>
    internal static decimal? Of(decimal amount, string cycle) => cycle switch
    {
        "1M" => amount,
        "2M" => amount / 2,
        "3M" => amount / 3,
        "6M" => amount / 6,
        "1Y" => amount / 12,
        "99" => 0,
        _ => null,
    };

    internal static int? Months(string cycle) => cycle switch
    {
        "1M" => 1,
        "2M" => 2,
        "3M" => 3,
        "6M" => 6,
        "1Y" => 12,
        _ => null,
    };
}
