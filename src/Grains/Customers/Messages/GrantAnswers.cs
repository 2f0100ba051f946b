using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Open;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Grains.Customers.Messages;

/// <summary>
/// One grant as it is now. Whether it may be read at this moment is GrantPolicy.IsInForce. Refusals: unknown-grant, grant-over,
/// nothing-left, accounts-not-chosen, ends-too-soon, too-many-grants, cannot-merge.
/// </summary>
public sealed record GrantAnswer(Grant? Grant, Refusal? Refusal = null)
{
    /// <summary>The receipt of what this call did; null when it changed nothing.</summary>
    public string? ReceiptId { get; init; }
}

/// <summary>Newest first.</summary>
public sealed record GrantsAnswer(ImmutableArray<Grant> Grants, Refusal? Refusal = null);

/// <summary>A grant for the customer's list. Institutions are those whose data it covers; LastReadAt is null until it was read.</summary>
public sealed record GrantRow(Grant Grant, ImmutableArray<PreviewInstitution> Institutions)
{
    public DateTimeOffset? LastReadAt { get; init; }
}

/// <summary>Open ones first, then newest first.</summary>
public sealed record GrantListAnswer(ImmutableArray<GrantRow> Grants, Refusal? Refusal = null);

/// <summary>One grant with what it shares right now, what was done with it, and who read what when; newest first.</summary>
public sealed record GrantDetailsAnswer(GrantRow? Row, Refusal? Refusal = null)
{
    public ImmutableArray<PreviewItem> Items { get; init; } = [];

    public ImmutableArray<GrantReceiptRow> Receipts { get; init; } = [];

    public ImmutableArray<GrantReadRow> Reads { get; init; } = [];

    /// <summary>For the next page of reads.</summary>
    public string? NextReads { get; init; }
}

/// <summary>Kind: grant, grant-narrowed, grant-revoked. Steps with their time, such as access-stopped and third-party-told.</summary>
public sealed record GrantReceiptRow(string Id, string Kind, string Reason, DateTimeOffset At, ImmutableArray<GrantReceiptStep> Steps);

public sealed record GrantReceiptStep(string Step, DateTimeOffset At);

/// <summary>So many equal reads between two instants. Resource: view, accounts, transactions, … Domains as in ConsentWords.</summary>
public sealed record GrantReadRow(string Resource, ImmutableArray<string> Domains, int Items, int Reads, DateTimeOffset FirstAt, DateTimeOffset LastAt)
{
    /// <summary>The reader had the newest already and was told only that.</summary>
    public bool IsUnchanged { get; init; }
}

/// <summary>ReceiptId is the one of the end, also when it had ended before.</summary>
public sealed record RevokeGrantAnswer(string? ReceiptId, Refusal? Refusal = null);

public sealed record PreviewAnswer(GrantPreview? Preview, Refusal? Refusal = null);

/// <summary>What would be shared right now under a consent. Most is that consent with its institutions named: all that can be given now.</summary>
public sealed record GrantPreview(MyDataConsent Most, DateOnly Today)
{
    public ImmutableArray<PreviewInstitution> Institutions { get; init; } = [];

    /// <summary>Org codes that are asked for by name and not linked.</summary>
    public ImmutableArray<string> NotLinked { get; init; } = [];

    /// <summary>Sums over what is shared; null when sums are not among the details.</summary>
    public OpenTotals? Totals { get; init; }

    /// <summary>Also when only sums are shared: the customer chooses among them.</summary>
    public ImmutableArray<PreviewItem> Items { get; init; } = [];
}

public sealed record PreviewInstitution(string OrgCode, string Name);

/// <summary>Domain is a word of ConsentWords. Figure: balance, value, debt, this month's spending, premium. Transactions: rows of the history asked for.</summary>
public sealed record PreviewItem(string Id, string Domain, string Name, string Institution, string InstitutionName)
{
    public string? MaskedNumber { get; init; }

    public Figure? Figure { get; init; }

    public bool IsClosed { get; init; }

    public int Transactions { get; init; }

    public int Holdings { get; init; }
}
