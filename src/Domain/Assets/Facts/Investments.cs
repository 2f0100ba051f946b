using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Facts;

/// <summary>은행-005.</summary>
public sealed record FundTerms(string FundCode, string PaidInType, DateOnly? IssuedOn, DateOnly? MaturesOn) : Fact;

/// <summary>
/// The valuation of one account as a whole: 은행-006 fund, 은행-011 trust or ISA, IRP-002, DC-002. Rows of Holdings are detail of it
/// and never added to it.
/// </summary>
public sealed record AccountValue(Currency Currency, decimal? Balance, decimal? Valuation) : Fact
{
    public decimal? Principal { get; init; }

    public decimal? Units { get; init; }

    public decimal? EmployerPaid { get; init; }

    public decimal? MemberPaid { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public DateOnly? MaturesOn { get; init; }

    public DateOnly? PensionStartsOn { get; init; }
}

/// <summary>금투-002, one row per currency: cash at the broker and what is borrowed there.</summary>
public sealed record SecuritiesCash(DateOnly? BaseDate, ImmutableArray<SecuritiesCashRow> Rows) : Fact;

public sealed record SecuritiesCashRow(Currency Currency, decimal Cash, decimal MarginLoan, decimal SecuredLoan, decimal Withdrawable);

/// <summary>금투-005.</summary>
public sealed record PensionPaidIn(
    Currency Currency, DateOnly? IssuedOn, decimal PaidIn, decimal Withdrawn, decimal Received, decimal PaidThisYear, DateOnly? PensionStartsOn) : Fact;

/// <summary>금투-004, 은행-013, IRP-003, DC-004.</summary>
public sealed record Holdings(DateOnly? BaseDate, ImmutableArray<Holding> Rows) : Fact;

/// <summary>One position. TypeCode is prod_type 401–421 for securities (section 9.5), 01–03 for pensions and trusts.</summary>
public sealed record Holding(string Name, string? Code, string TypeCode)
{
    /// <summary>Null when the row does not say; whether that means KRW is for the institution's profile.</summary>
    public Currency? Currency { get; init; }

    public decimal? Valuation { get; init; }

    public decimal? Cost { get; init; }

    public decimal? Quantity { get; init; }

    public string? TypeText { get; init; }

    public string? Exchange { get; init; }

    public string? CreditType { get; init; }

    /// <summary>Trade-date basis (체결기준).</summary>
    public bool IsTradeDate { get; init; }

    public bool IsTaxFavoured { get; init; }

    public DateOnly? OpenedOn { get; init; }

    public DateOnly? MaturesOn { get; init; }

    public decimal? Rate { get; init; }
}
