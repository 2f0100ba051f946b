using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Facts;

/// <summary>The registration of one car (자동차등록원부, 갑부 and 을부).</summary>
public sealed record VehicleRegistration(string Vin, string? Plate, string Name) : Fact
{
    public string? TypeText { get; init; }

    public string? UseText { get; init; }

    public int? ModelYear { get; init; }

    /// <summary>YYYYMM.</summary>
    public string? MadeIn { get; init; }

    public int? DisplacementCc { get; init; }

    public string? Fuel { get; init; }

    public DateOnly? FirstRegisteredOn { get; init; }

    public DateOnly? InspectionValidFrom { get; init; }

    public DateOnly? InspectionValidTo { get; init; }

    /// <summary>갑부: ownership, changes, seizures.</summary>
    public ImmutableArray<RegisterEntry> PartA { get; init; } = [];

    /// <summary>을부: mortgages.</summary>
    public ImmutableArray<Mortgage> PartB { get; init; } = [];
}

public sealed record RegisterEntry(string Rank, string Event, DateOnly? On, string? Creditor);

public sealed record Mortgage(string Rank, string Mortgagee, decimal? Amount, DateOnly? On);

/// <summary>A price service's quotation for one VIN.</summary>
public sealed record VehiclePrice(DateOnly BaseDate, Currency Currency, decimal? Wholesale, decimal? Retail) : Fact;
