using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>One position as shown. Classes by prod_type (section 9.5) and by the pension codes 01–03.</summary>
internal static class HoldingFold
{
    private const int OldAfterDays = 7;

    internal static HoldingItem Of(ViewScope scope, Holding row, DateOnly? baseDate, StampedFact stamp)
    {
        var value = ValueOf(scope, row, stamp);
        if (value.State is FigureState.Live && baseDate is { } on && on < scope.Today.AddDays(-OldAfterDays))
        {
            value = value with { State = FigureState.CarriedForward, Reason = "old-base-date", AsOf = KoreanTime.StartOf(on) };
        }

        var gain = row is { Valuation: { } worth, Cost: { } cost } ? worth - cost : default(decimal?);
        return new(row.Name, row.Code, ClassOf(row.TypeCode), value)
        {
            Quantity = row.Quantity,
            Cost = row.Cost,
            Gain = gain,
            GainRate = gain is { } gained ? Proportion.Percent(gained, row.Cost!.Value) : null,
        };
    }

    /// <summary>Derivatives are an exposure and no value.</summary>
    internal static bool IsValued(HoldingItem holding) => holding.Class != "derivatives";

    /// <summary>Cost and gain of an account whose positions are all in won and all say their cost.</summary>
    internal static InvestmentItem WithGain(InvestmentItem item)
    {
        var valued = item.Holdings.Where(IsValued).ToList();
        if (valued.Count == 0 || valued.Exists(holding => holding.Gain is null || holding.Value.Currency != "KRW"))
        {
            return item;
        }

        var cost = valued.Sum(holding => holding.Cost!.Value);
        return item with
        {
            Cost = valued[0].Value with { Amount = cost, Krw = FigureMaking.Won(cost) },
            Gain = valued.Sum(holding => holding.Gain!.Value),
        };
    }

    // eval_amt of an overseas position may already be in won: without a currency it is missing, not guessed.
    private static Figure ValueOf(ViewScope scope, Holding row, StampedFact stamp) => row switch
    {
        { Valuation: null } => Figure.Missing(row.Currency?.Code ?? "KRW", "not-sent"),
        { Currency: { } currency } => scope.Value(new Money(row.Valuation.Value, currency), stamp),
        _ when IsOverseas(row.TypeCode) => Figure.Missing("KRW", "no-currency"),
        _ => scope.Value(row.Valuation.Value, stamp),
    };

    private static bool IsOverseas(string type) => type is "402" or "404" or "407" or "409" or "412" or "415";

    private static string ClassOf(string type) => type switch
    {
        "401" or "402" => "shares",
        "403" or "404" or "405" => "bonds",
        "406" or "407" => "structured",
        "408" or "409" or "410" => "derivatives",
        "411" or "412" or "418" => "cash",
        "413" or "414" or "415" => "funds",
        "420" => "gold",
        "01" => "guaranteed",
        "02" => "performance",
        _ => "other",
    };
}
