using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Rows;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>
/// One row of history as a third party reads it. Amount is the magnitude as first sent; Net is signed and counts cancellations and
/// corrections. Memo lines are never shared. Category and NotSpending are our reading of the shared rows and may change when others arrive.
/// </summary>
public sealed record OpenRow(string Id, string AccountId, string Institution, string Domain, DateTimeOffset At, bool HasTime, string Kind, decimal Amount, decimal Net, string Currency)
{
    /// <summary>With balances only.</summary>
    public decimal? BalanceAfter { get; init; }

    public string? Title { get; init; }

    public string? Merchant { get; init; }

    /// <summary>Spending category; absent when the row is not spending.</summary>
    public string? Category { get; init; }

    /// <summary>Why it is not spending: own-transfer, settlement, repayment, contribution, …</summary>
    public string? NotSpending { get; init; }

    /// <summary>approved, cancelled, corrected for cards.</summary>
    public string? Status { get; init; }

    public DateTime? ChangedAt { get; init; }

    public int? Instalments { get; init; }

    public decimal? KrwAmount { get; init; }
}

/// <summary>All optional. AccountId is an id of an account, card, policy or leased car.</summary>
public sealed record OpenRowFilter
{
    public string? AccountId { get; init; }

    public ConsentDomains? Domain { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }
}

/// <summary>Rows of one month after the cursor, newest first. Next is null when the month has no more of them.</summary>
public sealed record OpenRowPage(ImmutableArray<OpenRow> Rows, RowCursor? Next);
