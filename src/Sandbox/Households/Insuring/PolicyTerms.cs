using MyDataHub.Sandbox.Households.Banking;

namespace MyDataHub.Sandbox.Households.Insuring;

/// <summary>
/// What a policy was taken out as. Type: insu_type of att. 7. Cycle: 1M, 2M, 3M, 6M, 1Y, or 99 for a single premium.
/// PayMonths: how long premiums are owed, in months.
/// </summary>
internal sealed record PolicyTerms(
    string Number,
    string Name,
    string Type,
    DateOnly Issued,
    DateOnly Expires,
    decimal Face,
    decimal Premium,
    string Cycle,
    int PayMonths,
    int PayDay,
    DepositAccount Account,
    string Insurer)
{
    public bool IsRenewable { get; init; }

    public bool IsVariable { get; init; }

    public bool IsLoanable { get; init; }

    public DateOnly? PensionStarts { get; init; }

    /// <summary>Insured persons, the primary one first; the policyholder when left out.</summary>
    public IReadOnlyList<string> Insured { get; init; } = [];

    public IReadOnlyList<Rider> Riders { get; init; } = [];

    public IReadOnlyList<Coverage> Coverages { get; init; } = [];

    /// <summary>The insured building of a property policy; null for persons' lines.</summary>
    public Property? Property { get; init; }

    public int CycleMonths => Cycle switch { "1M" => 1, "2M" => 2, "3M" => 3, "6M" => 6, "1Y" => 12, _ => 0 };

    public int PaymentCount => CycleMonths == 0 ? 1 : PayMonths / CycleMonths;

    public DateOnly PaysUntil => Issued.AddMonths(PayMonths);
}

/// <summary>A rider (특약); compulsory marks the main contract and riders that cannot be left out.</summary>
internal sealed record Rider(string Name, DateOnly Expires, decimal Face, bool IsRequired);

/// <summary>A coverage (담보) with its code of att. 15; the indemnity kind is 0 for fixed sums.</summary>
internal sealed record Coverage(string Code, string Name, decimal Amount, int IndemnityKind = 0);

/// <summary>An insured building or its contents.</summary>
internal sealed record Property(string Number, string Name, string Address);
