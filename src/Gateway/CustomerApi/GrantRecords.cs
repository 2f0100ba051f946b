using System.Collections.Immutable;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.CustomerApi;

internal sealed record GrantList(ImmutableArray<GrantSummary> Grants);

/// <summary>
/// What one third party may see. State: waiting (it has not taken it up yet), active, revoked, expired. Accounts are item ids of the
/// view; null means all of the institutions named.
/// </summary>
internal sealed record GrantSummary(
    string Id,
    string ClientId,
    string ClientName,
    string State,
    ImmutableArray<string> Domains,
    ImmutableArray<string> Detail,
    ImmutableArray<PreviewInstitution> Institutions,
    string PurposeCode,
    string PurposeText,
    bool IsRecurring,
    DateOnly EndsOn,
    DateTimeOffset GivenAt)
{
    public ImmutableArray<string>? Accounts { get; init; }

    public DateOnly? HistoryFrom { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>customer, client, administrator, nothing-left, expired, code-reused.</summary>
    public string? EndReason { get; init; }

    public DateTimeOffset? LastReadAt { get; init; }

    internal static GrantSummary Of(GrantRow row)
    {
        var (grant, consent) = (row.Grant, row.Grant.Consent);
        return new(
            grant.Id.ToString(),
            grant.Client.Value,
            grant.ClientName,
            Word(grant.State),
            ConsentWords.Of(consent.Domains),
            ConsentWords.Of(consent.Details),
            row.Institutions,
            consent.Purpose.Code,
            consent.Purpose.Text,
            consent.IsRecurring,
            consent.EndsOn,
            grant.GivenAt)
        {
            Accounts = consent.Accounts.IsAll ? null : [.. consent.Accounts.Ids],
            HistoryFrom = consent.HistoryFrom,
            EndedAt = grant.EndedAt,
            EndReason = grant.EndReason,
            LastReadAt = row.LastReadAt,
        };
    }

    private static string Word(GrantState state) => state switch
    {
        GrantState.Given => "waiting",
        GrantState.Active => "active",
        GrantState.Revoked => "revoked",
        GrantState.Expired or GrantState.Unclaimed => "expired",
    };
}

/// <summary>Items are what it shares now; none once it is over.</summary>
internal sealed record GrantDetails(
    GrantSummary Grant, ImmutableArray<PreviewItem> Items, ImmutableArray<GrantReceiptRow> Receipts, ImmutableArray<GrantReadRow> Reads)
{
    public string? NextReads { get; init; }

    internal static GrantDetails Of(GrantDetailsAnswer answer) =>
        new(GrantSummary.Of(answer.Row!), answer.Items, answer.Receipts, answer.Reads) { NextReads = answer.NextReads };
}

/// <summary>No receipt when nothing had to change.</summary>
internal sealed record NarrowedGrant(GrantSummary Grant, string? ReceiptId);

internal sealed record RevokedGrant(string? ReceiptId);
