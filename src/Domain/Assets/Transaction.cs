namespace MyDataHub.Domain.Assets;

/// <summary>
/// One booked or approved event of an account, normalised across sectors. Amount is a magnitude; Flow says which way money went,
/// because the standard carries the sign in the type code (section 9.3). Id is unique within the account and stable between fetches.
/// </summary>
public sealed record Transaction(AssetKey Account, string Id, DateTime At, TransactionKind Kind, Flow Flow, Money Amount)
{
    /// <summary>False when the institution sent a date only; At is then midnight, Korean time.</summary>
    public bool HasTime { get; init; } = true;

    /// <summary>The wire code, kept for rules that need more than Kind says.</summary>
    public string TypeCode { get; init; } = "";

    public string? TypeText { get; init; }

    public decimal? BalanceAfter { get; init; }

    /// <summary>적요, only under is_consent_trans_memo.</summary>
    public string? Memo { get; init; }

    public string? Merchant { get; init; }

    public string? MerchantNumber { get; init; }

    /// <summary>trans_category A1…Z1 of e-finance (section 9.9).</summary>
    public string? CategoryCode { get; init; }

    public string? Title { get; init; }

    /// <summary>8-character code of the counterparty's or instrument's institution.</summary>
    public string? CounterpartyOrg { get; init; }

    public string? CounterpartyId { get; init; }

    public CardUse? Card { get; init; }

    public LoanPart? Loan { get; init; }

    public Trade? Trade { get; init; }

    /// <summary>When the institution was asked for this row: the newest answer about the same id wins.</summary>
    public DateTimeOffset SeenAt { get; init; }
}

public enum Flow
{
    In,
    Out,

    /// <summary>No money moved, or the code does not say: unknown codes are kept and never guessed.</summary>
    None,
}

public enum TransactionKind
{
    Deposit,
    Fund,
    Trust,
    Loan,
    Lease,
    Pension,
    Securities,

    /// <summary>카드-008, 009 (승인).</summary>
    CardApproval,

    /// <summary>카드-014, 015 (매입).</summary>
    CardPurchase,
    CardLoan,
    Premium,
    Wallet,

    /// <summary>전금-103.</summary>
    Payment,
    Prepaid,

    /// <summary>통신-004, billed by the carrier.</summary>
    CarrierBilled,
}

/// <summary>What card rows carry, and payments by card (전금-103) for the approval number. Net effect: approved = amount, cancelled = 0, corrected = ModifiedAmount.</summary>
public sealed record CardUse(string ApprovalNumber, CardStatus Status, bool IsCredit)
{
    public DateTime? ChangedAt { get; init; }

    public decimal? ModifiedAmount { get; init; }

    /// <summary>Null for a lump sum.</summary>
    public int? Instalments { get; init; }

    public string? Country { get; init; }

    /// <summary>The institution's own KRW figure of an overseas approval.</summary>
    public decimal? KrwAmount { get; init; }

    /// <summary>The approval a purchase (매입) belongs to.</summary>
    public string? OriginalApproval { get; init; }
}

public enum CardStatus
{
    Approved,
    Cancelled,
    Corrected,
    PurchaseWithoutApproval,
    Unknown,
}

/// <summary>How a loan payment splits.</summary>
public sealed record LoanPart(decimal Principal, decimal Interest, decimal RefundedInterest = 0);

/// <summary>금투-003 and fund rows: what was traded.</summary>
public sealed record Trade(string? Code, string? Name, decimal? Quantity, decimal? UnitPrice, decimal? Settled)
{
    public string? Exchange { get; init; }
}
