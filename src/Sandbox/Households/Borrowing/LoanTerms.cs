using MyDataHub.Sandbox.Households.Banking;

namespace MyDataHub.Sandbox.Households.Borrowing;

/// <summary>
/// What was agreed about a loan. Type: account_type of section 9.1, such as 3220 for a mortgage. Rate: per cent
/// a year. Method: repay_method of section 9.2: 01 bullet, 02 equal principal, 03 and 05 with grace, 04 equal
/// instalment. Pays: the account the instalments are debited from.
/// </summary>
internal sealed record LoanTerms(
    string OrgCode,
    string Number,
    string Name,
    string Type,
    decimal Principal,
    decimal Rate,
    string Method,
    int Months,
    DateOnly Issued,
    int RepayDay,
    DepositAccount Pays)
{
    /// <summary>Months of interest only before the principal is repaid (03, 05).</summary>
    public int Grace { get; init; }

    /// <summary>Where the money went, when it was to an own account and not to a seller or landlord.</summary>
    public DepositAccount? PaidTo { get; init; }

    /// <summary>The policy a policy loan stands on (보험-009 insu_num).</summary>
    public string? Policy { get; init; }

    /// <summary>What the debit is called in the bank account.</summary>
    public string Memo { get; init; } = "대출금상환";

    /// <summary>A card loan's instalments come with the card bill and not as a debit of their own.</summary>
    public bool IsBilled { get; init; }

    /// <summary>A loan for a jeonse deposit is repaid with the deposit that the landlord gives back.</summary>
    public bool IsJeonse => Type is "3170" or "3270";

    public DateOnly Expires => Issued.AddMonths(Months);
}
