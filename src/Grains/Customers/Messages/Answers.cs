using System.Collections.Immutable;
using System.IO.Compression;
using MyDataHub.Domain;

namespace MyDataHub.Grains.Customers.Messages;

/// <summary>Answers every grain call may give instead of its own: no such customer, or more turns waiting than the limit allows.</summary>
public abstract record ViewAnswer
{
    private ViewAnswer()
    {
    }

    /// <summary>Utf8Json is owned by the grain and never changes; ETag includes its quotes.</summary>
    public sealed record Ready(ReadOnlyMemory<byte> Utf8Json, string ETag) : ViewAnswer
    {
        private const int Quality = 5;
        private const int Window = 18;
        private byte[]? _brotli;

        /// <summary>The same bytes packed (RFC 7932), once, when they are first asked for so: browsers ask for nothing else.</summary>
        public ReadOnlyMemory<byte> Brotli => _brotli ??= Pack(Utf8Json.Span);

        /// <summary>Weak, because the packed bytes are others that say the same (RFC 9110, 8.8.1).</summary>
        public string BrotliETag { get; } = $"W/{ETag}";

        private static byte[] Pack(ReadOnlySpan<byte> plain)
        {
            var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
            return BrotliEncoder.TryCompress(plain, packed, out var written, Quality, Window)
                ? packed[..written]
                : throw new InvalidOperationException("A view could not be packed.");
        }
    }

    public sealed record Busy : ViewAnswer;

    public sealed record UnknownCustomer : ViewAnswer;

    /// <summary>The database does not answer and nothing is warm.</summary>
    public sealed record Unavailable : ViewAnswer;
}

public sealed record ConnectionsAnswer(ImmutableArray<ConnectionState> Connections, Refusal? Refusal = null);

/// <summary>State: requested, active, withdrawing, withdrawn, expired, ended, not-given. Health: live, stale, busy, unavailable, consent-ended, our-fault, never.</summary>
public sealed record ConnectionState(
    ConnectionId Id, string InstitutionName, Sector Sector, string State, string Health, string? Reason, DateTimeOffset? LastSuccessAt, DateTimeOffset? NextRunAt, DateOnly EndsOn, int Assets)
{
    public bool IsScheduled { get; init; }
}

public sealed record LinkAnswer(string LinkId, ImmutableArray<LinkStep> Steps)
{
    /// <summary>Null, or why nothing was begun: a stable key with the field at fault.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Page to sign all consents of this link at (통합인증).</summary>
    public Uri? SignPage { get; init; }

    /// <summary>Set when tokens have arrived and the first collection has begun.</summary>
    public string? RunId { get; init; }
}

/// <summary>State: waiting-for-signature, waiting-for-institution, exchanging, linked, refused, unavailable, expired. NextPage: 개별인증's login page.</summary>
public sealed record LinkStep(InstitutionId Institution, string InstitutionName, string State, string? Reason, Uri? NextPage);

/// <summary>A command that was not carried out. Field names the member of the request at fault, null when none is.</summary>
public sealed record Refusal(string Key, string Message, string? Field = null);

public sealed record CollectAnswer(string? RunId, Refusal? Refusal);

/// <summary>Done once no further event will come.</summary>
public sealed record ProgressAnswer(ImmutableArray<ProgressEvent> Events, bool Done, bool Known);

/// <summary>
/// Kind: run-started, institution-started, dataset, institution-done, view-updated, run-done. Outcome (dataset, institution-done):
/// fetched, unchanged, busy, unavailable, malformed, consent-gone, asset-gone, our-fault.
/// </summary>
public sealed record ProgressEvent(long Sequence, string Kind, DateTimeOffset At)
{
    public string? Institution { get; init; }

    public string? InstitutionName { get; init; }

    public string? Dataset { get; init; }

    public string? Outcome { get; init; }

    public string? Reason { get; init; }

    /// <summary>Rows received by this dataset, or in all by this institution.</summary>
    public int Rows { get; init; }

    /// <summary>Calls answered and calls planned so far.</summary>
    public int Done { get; init; }

    public int Planned { get; init; }
}

public sealed record TransactionsAnswer(ImmutableArray<TransactionRow> Rows, string? Next, Refusal? Refusal = null)
{
    /// <summary>The day from which the item's history is collected, when one item that can be searched was asked for.</summary>
    public DateOnly? CollectedFrom { get; init; }
}

/// <summary>One row of history as shown. Net is signed: what it did to the customer's money in its currency after cancellations.</summary>
public sealed record TransactionRow(
    string Id, string ItemId, string ItemName, string Institution, string InstitutionName, string Domain, DateTime At, bool HasTime, string Kind, decimal Amount, decimal Net, string Currency)
{
    public decimal? BalanceAfter { get; init; }

    public string? Title { get; init; }

    public string? Merchant { get; init; }

    public string? Memo { get; init; }

    public string? Category { get; init; }

    /// <summary>approved, cancelled, corrected for cards.</summary>
    public string? Status { get; init; }

    public DateTime? ChangedAt { get; init; }

    public int? Instalments { get; init; }

    public decimal? KrwAmount { get; init; }

    /// <summary>Why it is not spending: own-transfer, settlement, repayment, contribution, refund; null when it is or when it is income.</summary>
    public string? NotSpending { get; init; }
}

public sealed record ConsentsAnswer(ImmutableArray<ConsentRow> Consents, Refusal? Refusal = null);

/// <summary>One transfer request with everything the law wants shown: items, cycle, end date, purpose, retention (section 8).</summary>
public sealed record ConsentRow(
    ConnectionId Connection, int Version, string InstitutionName, Sector Sector, string State, ImmutableArray<string> Scopes, string Purpose, DateOnly EndsOn, DateOnly KeepUntil, DateTimeOffset RequestedAt)
{
    public DateTimeOffset? GivenAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? EndReason { get; init; }

    public bool IsScheduled { get; init; }

    public int? BasicCycleWeeks { get; init; }

    public int? AdditionalCycleWeeks { get; init; }

    public bool WithMemo { get; init; }

    public bool WithMerchant { get; init; }

    public bool WithCategory { get; init; }

    public int Assets { get; init; }

    /// <summary>From one month before the end (section 4.5).</summary>
    public bool CanExtend { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }
}

/// <summary>Revocation: confirmed, pending (retried until it answers), not-needed.</summary>
public sealed record WithdrawAnswer(string? ReceiptId, string? Revocation, bool Erased, Refusal? Refusal = null);

public sealed record ExportAnswer(ImmutableArray<ExportFile> Files, Refusal? Refusal = null);

public sealed record ExportFile(string Name, ReadOnlyMemory<byte> Content);

public sealed record LeaveAnswer(string? ReceiptId, int Revoked, int Pending, Refusal? Refusal = null);
