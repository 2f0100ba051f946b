using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Rows;

/// <summary>
/// One row of history as shown. Amount is the magnitude as first sent; Net is signed and counts cancellations and corrections,
/// in Currency. ItemId is the item it belongs to in the view.
/// </summary>
public sealed record LedgerRow(
    string Id, string ItemId, string ItemName, string Institution, string InstitutionName, string Domain, DateTimeOffset At, string Kind, decimal Amount, decimal Net, string Currency)
{
    public bool HasTime { get; init; }

    public decimal? BalanceAfter { get; init; }

    public string? Title { get; init; }

    public string? Merchant { get; init; }

    public string? Memo { get; init; }

    /// <summary>Spending category; null when the row is not spending.</summary>
    public string? Category { get; init; }

    /// <summary>approved, cancelled, corrected for cards.</summary>
    public string? Status { get; init; }

    public DateTime? ChangedAt { get; init; }

    public int? Instalments { get; init; }

    public decimal? KrwAmount { get; init; }

    /// <summary>Why it is not spending: own-transfer, settlement, repayment, contribution, …; null for spending and income.</summary>
    public string? NotSpending { get; init; }
}

/// <summary>All optional. Domain: bank, card, investment, insurance, loan, wallet, telecom. Text matches merchant, memo and title.</summary>
public sealed record RowFilter
{
    public string? Domain { get; init; }

    public string? ItemId { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public string? Text { get; init; }
}

/// <summary>Rows of one month after the cursor, newest first. Next is null when the month has no more of them.</summary>
public sealed record RowPage(ImmutableArray<LedgerRow> Rows, RowCursor? Next);
