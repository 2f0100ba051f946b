using MyDataHub.Domain.Assets.Views;

namespace MyDataHub.Domain.Assets.Open;

public sealed record OpenCard(string Id, string Name, string Institution, string InstitutionName, string CardType)
{
    public string? MaskedNumber { get; init; }

    public bool IsClosed { get; init; }

    public DateOnly? OpenedOn { get; init; }

    public bool IsFamily { get; init; }

    public decimal? AnnualFee { get; init; }

    public string? Brand { get; init; }

    /// <summary>With transactions, and once the whole month is shared.</summary>
    public Figure? SpentThisMonth { get; init; }

    public decimal? SpentLastMonth { get; init; }
}

/// <summary>What card companies claim: of a company only when all its cards are shared.</summary>
public sealed record OpenBills(Figure Payable, IReadOnlyList<OpenDue> Dues, IReadOnlyList<PointItem> Points)
{
    /// <summary>Instalment principal left after the bills that are already issued.</summary>
    public decimal InstalmentsLeft { get; init; }

    /// <summary>Issued bills over shared days, newest first; with transactions only.</summary>
    public IReadOnlyList<CardBillItem>? Bills { get; init; }

    /// <summary>What was spent with cards in whole shared months.</summary>
    public IReadOnlyList<MonthSpend>? ByMonth { get; init; }
}

public sealed record OpenDue(string Institution, string InstitutionName, DateOnly DueOn, decimal Amount, decimal LumpSum, decimal Instalment, decimal Revolving, decimal Other)
{
    /// <summary>With loans only.</summary>
    public decimal? Loans { get; init; }
}

/// <summary>A car, owned or leased, with what is shared of its loan and its policy.</summary>
public sealed record OpenVehicle(string Id, string Name, string Institution, string InstitutionName, Figure Value)
{
    public string? Plate { get; init; }

    public string? VinTail { get; init; }

    public bool IsClosed { get; init; }

    /// <summary>customer, market, retail, wholesale, curve.</summary>
    public string? ValueBasis { get; init; }

    public DateOnly? FirstRegisteredOn { get; init; }

    public int? ModelYear { get; init; }

    public int? DisplacementCc { get; init; }

    public string? Fuel { get; init; }

    public int Mortgages { get; init; }

    public int Seizures { get; init; }

    public decimal? YearlyTax { get; init; }

    public VehicleLease? Lease { get; init; }

    /// <summary>Value less the loan; with loans only.</summary>
    public Figure? Net { get; init; }

    public VehicleDebt? Loan { get; init; }

    /// <summary>With policies only.</summary>
    public VehiclePolicy? Policy { get; init; }

    public required IReadOnlyList<VehicleDueDate> DueDates { get; init; }
}

/// <summary>Kind: life, health, indemnity, car, property, pension, savings, surety, other. Role: holder, insured.</summary>
public sealed record OpenPolicy(string Id, string Name, string Institution, string InstitutionName, string Kind, string Role, string StatusCode)
{
    public string? MaskedNumber { get; init; }

    public bool IsClosed { get; init; }

    public DateOnly? OpenedOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public Figure? SumInsured { get; init; }

    public Figure? Premium { get; init; }

    public string? PremiumCycle { get; init; }

    public decimal? MonthlyPremium { get; init; }

    public DateOnly? PremiumsEndOn { get; init; }

    public bool IsRenewable { get; init; }

    public IReadOnlyList<RiderItem>? Riders { get; init; }

    public IReadOnlyList<CoverageItem>? Coverages { get; init; }

    public IReadOnlyList<CarCoverItem>? Cars { get; init; }
}
