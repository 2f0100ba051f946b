using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents;

namespace MyDataHub.Grains.Customers.Messages;

/// <summary>Method: integrated (통합인증, needs Authority) or individual (개별인증). ReturnUrl: where the CA's page sends the browser afterwards.</summary>
public sealed record BeginLink(string Method, ImmutableArray<LinkTarget> Targets, LinkTerms Terms, Uri ReturnUrl)
{
    /// <summary>Org code of the certificate authority.</summary>
    public string? Authority { get; init; }

    /// <summary>Null takes the first configured operator.</summary>
    public OperatorId? Operator { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>No scopes means everything the institution's sector has (one-step consent).</summary>
public sealed record LinkTarget(InstitutionId Institution, ImmutableArray<ScopeSelection> Scopes);

/// <summary>Cycle in weeks, 1 to 4; EndsOn at most five years ahead.</summary>
public sealed record LinkTerms(bool IsScheduled, int CycleWeeks, DateOnly EndsOn, bool WithMemo, bool WithMerchant, bool WithCategory);

/// <summary>State as sent to the institution; exactly one of Code and Error.</summary>
public sealed record InstitutionReturn(string State, string? Code, string? Error);

/// <summary>A refresh (pull to refresh); institutions null means all. With History, the search of one item's past instead.</summary>
public sealed record Collect(ImmutableArray<InstitutionId>? Institutions)
{
    public HistoryWanted? History { get; init; }

    public string? IdempotencyKey { get; init; }
}

/// <summary>An item of the view, and the day from which its history is wanted: up to five years back (user-search, section 3.6).</summary>
public sealed record HistoryWanted(string ItemId, DateOnly From);

/// <summary>All filters optional. Domain: bank, card, investment, insurance, loan, wallet, telecom. Text matches merchant, memo and title.</summary>
public sealed record TransactionsQuery(int Limit)
{
    public string? Cursor { get; init; }

    public string? Domain { get; init; }

    public string? ItemId { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public string? Text { get; init; }
}

/// <summary>The customer must say whether what was collected is kept or erased; there is no default.</summary>
public sealed record Withdraw(ConnectionId Connection, bool EraseData)
{
    public string? IdempotencyKey { get; init; }
}

public sealed record Leave
{
    public string? IdempotencyKey { get; init; }
}
