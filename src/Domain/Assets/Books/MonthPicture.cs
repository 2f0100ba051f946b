using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>
/// What one month of all ledgers adds up to after matching (transfers, settlements, duplicates). Kept per currency, because
/// exchange rates are no part of the book.
/// </summary>
public sealed record MonthPicture(ImmutableArray<FlowSum> Flows, ImmutableArray<AssetSum> Assets);

/// <summary>Class says what the money did; Category is set for spending.</summary>
public sealed record FlowSum(FlowClass Class, Flow Flow, string? Category, Currency Currency, decimal Amount, int Count);

/// <summary>Spending per card, premiums per policy, payments per lease. LastOn is the day of the newest row.</summary>
public sealed record AssetSum(AssetKey Asset, Currency Currency, decimal Amount, int Count, DateOnly LastOn);

/// <summary>What a row of money is to the household. Only Spending is spending; the rest of the outflows are excluded with this reason.</summary>
public enum FlowClass
{
    Income,
    Spending,

    /// <summary>Between the customer's own accounts and wallets, both sides.</summary>
    OwnTransfer,

    /// <summary>A card bill paid from an account, or the bank side of a check-card purchase.</summary>
    Settlement,

    /// <summary>Loan principal, out; interest is spending.</summary>
    Repayment,

    /// <summary>Money put into savings, funds, securities or pensions.</summary>
    Contribution,

    /// <summary>Money that came back from them.</summary>
    Withdrawal,

    /// <summary>A loan paid out.</summary>
    Borrowing,

    /// <summary>A purchase that came back.</summary>
    Refund,

    /// <summary>Another row already tells it: booked after pending, wallet payment by card.</summary>
    Duplicate,

    /// <summary>Says nothing about the household's money: internal to an investment, unknown codes.</summary>
    Neutral,
}
