using System.Collections.Immutable;
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

/// <summary>ReceiptId is the one of the end, also when it had ended before.</summary>
public sealed record RevokeGrantAnswer(string? ReceiptId, Refusal? Refusal = null);

public sealed record PreviewAnswer(GrantPreview? Preview, Refusal? Refusal = null);

/// <summary>What would be shared right now under a consent. Most is that consent with its institutions named: all that can be given now.</summary>
public sealed record GrantPreview(MyDataConsent Most, DateOnly Today)
{
    public ImmutableArray<PreviewInstitution> Institutions { get; init; } = [];

    /// <summary>Org codes that are asked for by name and not linked.</summary>
    public ImmutableArray<string> NotLinked { get; init; } = [];

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
