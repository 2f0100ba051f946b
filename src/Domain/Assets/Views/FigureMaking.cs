using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>
/// How a stored amount becomes a figure. Won are rounded once, per item, so that everything on the screen adds up to the won. As of is
/// the fact's own instant: whoever hands in the book has moved it forward where an institution confirmed that nothing changed.
/// </summary>
internal static class FigureMaking
{
    internal static Figure Of(Money money, StampedFact stamp, SourceState? source, TimeSpan maxAge, ViewScope scope)
    {
        var asOf = stamp.At;
        var (state, reason) = Standing(source, scope.Inputs.Now - asOf > maxAge);
        var figure = new Figure(money.Amount, money.Currency.Code, null, state)
        {
            AsOf = asOf,
            Source = stamp.Key.Connection.Institution.OrgCode,
            Reason = reason,
        };
        return money.Currency == Currency.Krw ? figure with { Krw = Won(money.Amount) } : InWon(figure, money, scope);
    }

    /// <summary>A sum in won: of the figures that have a value, as fresh as the least fresh of them. Missing when none has one.</summary>
    internal static Figure Sum(IEnumerable<Figure> figures, string whenEmpty = "nothing-linked")
    {
        var all = figures.ToList();
        var known = all.Where(figure => figure.Krw is not null).ToList();
        if (known.Count == 0)
        {
            return Figure.Missing("KRW", all.Count == 0 ? whenEmpty : all[0].Reason ?? whenEmpty);
        }

        var sum = known.Sum(figure => figure.Krw!.Value);
        var worst = known.Max(figure => figure.State);
        return new(sum, "KRW", sum, worst)
        {
            AsOf = known.Min(figure => figure.AsOf),
            Reason = known.Count < all.Count ? "leaves-out" : known.FirstOrDefault(figure => figure.State == worst)?.Reason,
        };
    }

    /// <summary>What was collected stays shown after a consent or an institution is gone, and says so.</summary>
    internal static (FigureState State, string? Reason) Standing(SourceState? source, bool isOld) => source?.State switch
    {
        null or "consent-ended" => (FigureState.CarriedForward, "consent-ended"),
        "unavailable" => (FigureState.CarriedForward, "institution-down"),
        "stale" => (FigureState.CarriedForward, "stale"),
        _ when isOld => (FigureState.CarriedForward, "stale"),
        _ => (FigureState.Live, null),
    };

    internal static decimal Won(decimal amount) => Math.Round(amount, 0, MidpointRounding.AwayFromZero);

    private static Figure InWon(Figure figure, Money money, ViewScope scope)
    {
        // A rate at which an amount is more than there can be is none.
        if (scope.Inputs.Rates.Find(money.Currency, scope.Today, scope.Freshness.RateDays) is not { } rate
            || Proportion.Of(money.Amount, rate.Rate, rate.Unit) is not { } won)
        {
            return figure with { State = FigureState.Missing, Reason = "no-rate" };
        }

        var isOld = rate.On < scope.Today && figure.State is FigureState.Live;
        return figure with
        {
            Krw = Won(won),
            Rate = rate,
            State = isOld ? FigureState.CarriedForward : figure.State,
            Reason = isOld ? "rate-carried-forward" : figure.Reason,
        };
    }
}
