using System.Collections.Immutable;

namespace MyDataHub.Domain.Policies;

/// <summary>Every legal rate, threshold and tier as dated rows, so that a figure of one year stays reproducible in another.</summary>
public sealed record PolicyTable
{
    public static readonly PolicyTable Korea = new();

    private static readonly DateOnly Always = new(2000, 1, 1);

    /// <summary>예금자보호 per customer and institution, principal and interest, won.</summary>
    public DatedRows<decimal> DepositProtection { get; init; } = new(
    [
        new(new(2001, 1, 1), new(2025, 8, 31), 50_000_000m, "예금자보호법 시행령"),
        new(new(2025, 9, 1), null, 100_000_000m, "예금자보호법 시행령, 2025-09-01 시행"),
    ]);

    /// <summary>자동차세 of passenger cars.</summary>
    public DatedRows<CarTaxRates> CarTax { get; init; } = new([new(new(2012, 3, 15), null, CarTaxRates.Current, "지방세법 제127조")]);

    /// <summary>First validity of the periodic inspection by day of registration; see InspectionRules.</summary>
    public DatedRows<InspectionRules> Inspection { get; init; } = new(
    [
        new(Always, new(2024, 12, 31), new(FirstYears: 4, NextYears: 2, DaysBefore: 90, DaysAfter: 31), "자동차관리법 시행규칙 별표 15의2"),
        new(new(2025, 1, 1), null, new(FirstYears: 5, NextYears: 2, DaysBefore: 90, DaysAfter: 31), "국토교통부령 제1415호 부칙 제3조"),
    ]);

    /// <summary>증권거래세 on domestic sales, with 농어촌특별세 where it applies; a share of the amount.</summary>
    public DatedRows<decimal> TransactionTax { get; init; } = new(
    [
        new(new(2024, 1, 1), new(2024, 12, 31), 0.0018m, "증권거래세법 시행령"),
        new(new(2025, 1, 1), new(2025, 12, 31), 0.0015m, "증권거래세법 시행령"),
        new(new(2026, 1, 1), null, 0.0020m, "증권거래세법 시행령"),
    ]);

    /// <summary>Our own estimate of how a car loses value; shares of the new price.</summary>
    public DatedRows<ValueCurveShape> ValueCurve { get; init; } = new([new(Always, null, new(0.90m, 0.70m, 0.10m), "estimate")]);

    public DatedRows<Freshness> Freshness { get; init; } = new(
        [new(Always, null, new(TimeSpan.FromHours(48), TimeSpan.FromDays(7), CarPriceDays: 35, RateDays: 7), "product rule")]);

    /// <summary>Days between the close of a statement period and its payment day.</summary>
    public DatedRows<StatementRules> Statements { get; init; } = new(
        [new(Always, null, new(14, ImmutableDictionary<string, int>.Empty), "카드사 이용기간 안내")]);
}

/// <summary>Won per cc on the whole displacement up to each limit; the relief from the third year, per year and at most.</summary>
public sealed record CarTaxRates(
    ImmutableArray<CarTaxStep> Private, ImmutableArray<CarTaxStep> Commercial, decimal PrivateElectric, decimal CommercialElectric)
{
    public static readonly CarTaxRates Current = new(
        [new(1_000, 80), new(1_600, 140), new(int.MaxValue, 200)],
        [new(1_000, 18), new(1_600, 18), new(2_000, 19), new(2_500, 19), new(int.MaxValue, 24)],
        100_000,
        20_000);

    /// <summary>지방교육세.</summary>
    public decimal EducationShare { get; init; } = 0.30m;

    public decimal ReliefPerYear { get; init; } = 0.05m;

    public int ReliefFromAge { get; init; } = 3;

    /// <summary>Age at which the relief stops growing.</summary>
    public int MaxAge { get; init; } = 12;

    /// <summary>연납 공제.</summary>
    public decimal PrepaymentShare { get; init; } = 0.05m;
}

public sealed record CarTaxStep(int UpToCc, decimal PerCc);

/// <summary>정기검사 of private passenger cars: years of validity, and the window around its end in days.</summary>
public sealed record InspectionRules(int FirstYears, int NextYears, int DaysBefore, int DaysAfter)
{
    public decimal Fine { get; init; } = 40_000;

    public int FineDays { get; init; } = 30;

    public decimal FineStep { get; init; } = 20_000;

    public int FineStepDays { get; init; } = 3;

    public decimal MaxFine { get; init; } = 600_000;
}

/// <summary>Value shares when new, after 24 months, and in the end.</summary>
public sealed record ValueCurveShape(decimal New, decimal TwoYears, decimal Floor);

/// <summary>How old a figure may be and still be called live.</summary>
public sealed record Freshness(TimeSpan Balances, TimeSpan Insurance, int CarPriceDays, int RateDays);

/// <summary>Base days by card company org code; others have the default.</summary>
public sealed record StatementRules(int DefaultBaseDays, ImmutableDictionary<string, int> BaseDays)
{
    public int Of(InstitutionId institution) => BaseDays.GetValueOrDefault(institution.OrgCode, DefaultBaseDays);
}
