namespace MyDataHub.Domain;

/// <summary>
/// The rule of three on amounts that others sent. Each may be as large or as small as a number can be, so that the product or the
/// quotient of two of them need not be a decimal.
/// </summary>
internal static class Proportion
{
    // No amount that is taken is as large (WireValues), and a hundred thousand of them still add up.
    private const double Limit = 1e18;

    // A product below this is a decimal; the largest is 7.9e28.
    private const double WidestProduct = 7e28;

    /// <summary>whole × part ÷ of. Null when of is not positive, or the result is larger than any amount may be.</summary>
    internal static decimal? Of(decimal whole, decimal part, decimal of)
    {
        if (of <= 0 || Math.Abs((double)whole * (double)part / (double)of) >= Limit)
        {
            return null;
        }

        return Math.Abs((double)whole * (double)part) < WidestProduct ? whole * part / of : whole / of * part;
    }

    /// <summary>What part is of a whole, in per cent with two decimals; null where it cannot be said.</summary>
    internal static decimal? Percent(decimal part, decimal of) =>
        Of(part, 100, of) is { } exact ? Math.Round(exact, 2, MidpointRounding.AwayFromZero) : null;
}
