namespace MyDataHub.Domain.Assets;

/// <summary>What an asset is, which decides the datasets that describe it.</summary>
public enum AssetKind
{
    /// <summary>수신계좌, account_type 1xxx.</summary>
    Deposit,

    /// <summary>펀드, account_type 2001 and 2999.</summary>
    Fund,

    /// <summary>신탁·ISA, account_type 2002–2004.</summary>
    Trust,

    /// <summary>대출, account_type 3xxx except 3710, of any sector.</summary>
    Loan,

    /// <summary>운용리스, account_type 3710.</summary>
    Lease,
    Irp,
    Dc,

    /// <summary>DB pension: only held or not is known (DB-001).</summary>
    Db,
    Card,

    /// <summary>단기·장기카드대출 of 카드-011 and 카드-012.</summary>
    CardLoan,
    Securities,

    /// <summary>A policy the customer holds as policyholder (보험-001).</summary>
    Policy,

    /// <summary>A policy in which the customer is the insured (보험-013).</summary>
    InsuredPolicy,
    SuretyPolicy,

    /// <summary>선불전자지급수단 (전금-001).</summary>
    Wallet,

    /// <summary>A payment account of an e-finance company (전금-101).</summary>
    PaymentAccount,

    /// <summary>선불카드 (선불-001).</summary>
    PrepaidCard,
    Telecom,

    /// <summary>숨은 금융자산 (숨은금융-001).</summary>
    Dormant,

    /// <summary>온라인투자연계금융 대출 (P2P-001).</summary>
    Lending,

    /// <summary>인수채권·대부 (채권-001).</summary>
    Claim,

    /// <summary>A registered car; the number is its VIN, else its plate.</summary>
    Vehicle,
}
