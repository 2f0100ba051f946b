using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Facts;

/// <summary>카드-002.</summary>
public sealed record CardTerms(string? SettlementBank, string? SettlementAccount, string Brand, decimal AnnualFee, DateOnly? IssuedOn) : Fact;

/// <summary>카드-003; at most once per institution.</summary>
public sealed record CardPoints(ImmutableArray<PointBalance> Rows) : Fact;

public sealed record PointBalance(string Name, decimal Remaining, decimal Expiring);

/// <summary>카드-004, one fact a bill; key part: YYYYMM and payment sequence.</summary>
public sealed record CardBill(string Month, string? Seqno, decimal Amount, DateOnly? PaidOn) : Fact;

/// <summary>카드-005, the lines of one bill; key part as CardBill.</summary>
public sealed record CardBillLines(string Month, string? Seqno, ImmutableArray<BillLine> Lines) : Fact;

/// <summary>One billed purchase. BalanceAfter is the instalment principal left after this bill (balance_amt).</summary>
public sealed record BillLine(string? CardId, DateTime PaidAt, Money Amount)
{
    public string? TransactionNumber { get; init; }

    public string? Merchant { get; init; }

    public string? MerchantNumber { get; init; }

    public decimal? Fee { get; init; }

    public int? Instalments { get; init; }

    public int? InstalmentNumber { get; init; }

    public decimal? BalanceAfter { get; init; }

    public string? ProductType { get; init; }
}

/// <summary>카드-006: 결제예정금액, the next claims.</summary>
public sealed record CardDues(bool IsRevolving, ImmutableArray<CardDue> Rows) : Fact;

/// <summary>Amount is pay_amt; the parts are inside it, not beside it.</summary>
public sealed record CardDue(string? Seqno, DateOnly DueOn, decimal Amount)
{
    public decimal LumpSum { get; init; }

    public decimal Instalment { get; init; }

    public decimal ShortLoan { get; init; }

    public decimal LongLoan { get; init; }

    public decimal Revolving { get; init; }

    /// <summary>연회비 및 기타.</summary>
    public decimal Other { get; init; }
}

/// <summary>카드-007; Carried is remained_amt.</summary>
public sealed record CardRevolving(ImmutableArray<RevolvingRow> Rows) : Fact;

public sealed record RevolvingRow(DateOnly? FromOn, DateOnly? UntilOn, DateOnly? ClosedOn, decimal MinimumRate, decimal MinimumAmount, decimal Carried);

/// <summary>카드-011 and 카드-012; key part "short" or "long". Kept apart from dues: they are loans.</summary>
public sealed record CardLoans(ImmutableArray<CardLoanRow> Rows) : Fact;

public sealed record CardLoanRow(string Number, string Name, DateTime TakenAt, decimal Amount, decimal Balance, decimal Rate)
{
    public DateOnly? DueOn { get; init; }

    public string? RepayMethod { get; init; }
}
