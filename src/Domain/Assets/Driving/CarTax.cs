using MyDataHub.Domain.Policies;

namespace MyDataHub.Domain.Assets.Driving;

/// <summary>자동차세 of a passenger car (지방세법 제127조–제130조), exact; the bill drops fractions below ten won.</summary>
internal static class CarTax
{
    internal sealed record Year(int FirstAge, int SecondAge, decimal FirstHalf, decimal SecondHalf, decimal EducationShare)
    {
        internal decimal Total => FirstHalf + SecondHalf;

        internal decimal WithEducation => Total * (1 + EducationShare);

        /// <summary>What one of the two bills asks: tax and education tax, each without fractions below ten won.</summary>
        internal static decimal Bill(decimal half, decimal educationShare) => Truncate(half) + Truncate(half * educationShare);

        internal decimal BilledInJune => Bill(FirstHalf, EducationShare);

        internal decimal BilledInDecember => Bill(SecondHalf, EducationShare);

        private static decimal Truncate(decimal amount) => Math.Floor(amount / 10) * 10;
    }

    /// <summary>Cc null: a car taxed without displacement (electric, hydrogen), which has no age relief.</summary>
    internal static Year Of(CarTaxRates rates, int? cc, DateOnly start, int year, bool isCommercial)
    {
        var (first, second) = Ages(start, year);
        var full = cc is { } displacement
            ? displacement * (isCommercial ? rates.Commercial : rates.Private).First(step => displacement <= step.UpToCc).PerCc
            : isCommercial ? rates.CommercialElectric : rates.PrivateElectric;
        return cc is null
            ? new(first, second, full / 2, full / 2, rates.EducationShare)
            : new(first, second, Half(rates, full, first), Half(rates, full, second), rates.EducationShare);
    }

    /// <summary>차령 in both halves of the year: calendar arithmetic by half year, not days.</summary>
    internal static (int First, int Second) Ages(DateOnly start, int year) => start.Month <= 6
        ? (year - start.Year + 1, year - start.Year + 1)
        : (year - start.Year, year - start.Year + 1);

    /// <summary>What paying the whole year in January, March or June, or the second half in September, takes off.</summary>
    internal static decimal PrepaymentRelief(CarTaxRates rates, decimal yearTax, decimal secondHalf, int year, int month)
    {
        var days = DateTime.IsLeapYear(year) ? 366 : 365;
        return rates.PrepaymentShare * month switch
        {
            1 => yearTax * (days - 31) / days,
            3 => yearTax * 275 / days,
            6 => secondHalf,
            9 => secondHalf * 92 / 184,
            _ => throw new ArgumentOutOfRangeException(nameof(month), month, "Prepayment is asked for in January, March, June and September."),
        };
    }

    /// <summary>A buyer's or seller's part of a year or half year.</summary>
    internal static decimal ProRata(decimal tax, int days, int of) => tax * days / of;

    private static decimal Half(CarTaxRates rates, decimal full, int age) => age < rates.ReliefFromAge
        ? full / 2
        : (full / 2) - (full / 2 * rates.ReliefPerYear * (Math.Min(age, rates.MaxAge) - rates.ReliefFromAge + 1));
}
