namespace MyDataHub.Domain.Assets.Facts;

/// <summary>은행-008, 보험-009, 할부금융-002, P2P-002. Rate is per cent a year; RepayMethod is a code of section 9.2.</summary>
public sealed record LoanTerms(DateOnly? IssuedOn, DateOnly? MaturesOn, string RepayMethod) : Fact
{
    public decimal? Rate { get; init; }

    /// <summary>Day of month, "01"–"31".</summary>
    public string? RepayDay { get; init; }

    /// <summary>8-character institution code and account the payment is debited from.</summary>
    public string? RepayOrg { get; init; }

    public string? RepayAccount { get; init; }

    /// <summary>The policy behind a policy loan (보험-009).</summary>
    public string? PolicyNumber { get; init; }

    /// <summary>Grace period, YYYYMM both.</summary>
    public string? GraceFrom { get; init; }

    public string? GraceTo { get; init; }
}

/// <summary>은행-009, 보험-010, 할부금융-003, P2P-003, 채권-002, and each row of 카드-011 and 카드-012.</summary>
public sealed record LoanBalance(Money Balance, decimal? Principal, DateOnly? NextPaymentOn) : Fact
{
    public decimal? NextPrincipal { get; init; }

    public decimal? NextInterest { get; init; }
}

/// <summary>할부금융-005: an operating lease is neither asset nor debt, its payments are.</summary>
public sealed record LeaseTerms(DateOnly? IssuedOn, DateOnly? MaturesOn, string? RepayDay, string? RepayMethod, DateOnly? NextPaymentOn) : Fact
{
    public string? RepayOrg { get; init; }

    public string? RepayAccount { get; init; }
}
