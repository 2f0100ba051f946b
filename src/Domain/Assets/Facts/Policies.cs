using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Facts;

/// <summary>보험-002, 보험-014, 보험-018, 보증보험-002. SumInsured (face_amt) is never an asset.</summary>
public sealed record PolicyTerms(DateOnly? IssuedOn, DateOnly? EndsOn, Money SumInsured) : Fact
{
    public bool IsRenewable { get; init; }

    public bool IsVariable { get; init; }

    public bool IsUniversal { get; init; }

    public bool IsLoanable { get; init; }

    public DateOnly? PensionStartsOn { get; init; }

    /// <summary>Policyholder's name where the customer is only the insured (보험-014).</summary>
    public string? Policyholder { get; init; }

    public ImmutableArray<Insured> Insured { get; init; } = [];
}

public sealed record Insured(string Number, string Name, bool IsPrimary);

/// <summary>보험-003, 015, 019; key part: the insured's number.</summary>
public sealed record PolicyRiders(ImmutableArray<Rider> Rows) : Fact;

public sealed record Rider(string Name, string StatusCode, DateOnly? EndsOn, Money SumInsured, bool IsMain);

/// <summary>보험-004, 016: one row per car. Plate holds the VIN while the car has no plate.</summary>
public sealed record CarCovers(ImmutableArray<CarCover> Rows) : Fact;

public sealed record CarCover(string? Plate, string TypeCode, string? CarName, DateOnly StartsOn, DateOnly EndsOn)
{
    public string? AgeRider { get; init; }

    public string? DriverRider { get; init; }

    public bool HasOwnDamage { get; init; }

    public string? DeductibleCode { get; init; }

    public decimal? DeductibleAmount { get; init; }
}

/// <summary>보험-005, 020. Amount is the premium of one cycle (pay_amt).</summary>
public sealed record PremiumPlan(string DueCode, string CycleCode, int? Count, DateOnly? EndsOn, Money Amount) : Fact
{
    public string? PayOrg { get; init; }

    public string? PayAccount { get; init; }

    /// <summary>Day of month, "01"–"31".</summary>
    public string? PayDay { get; init; }
}

/// <summary>보험-012, 017, 024, 025.</summary>
public sealed record Coverages(ImmutableArray<Coverage> Rows) : Fact;

public sealed record Coverage(string Code, string StatusCode, string SerialNumber, string? Name, decimal Amount)
{
    public string? SubjectCode { get; init; }

    public string? RelationCode { get; init; }

    public string? Characteristic { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }
}
