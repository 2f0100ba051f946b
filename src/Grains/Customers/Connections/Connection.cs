using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Directory;

namespace MyDataHub.Grains.Customers.Connections;

/// <summary>
/// Customer × operator × institution: the transfer requests given there, newest last, the tokens, and how collecting goes. Immutable;
/// changes only through its methods (Connection.Consent, Connection.Health).
/// </summary>
internal sealed partial record Connection(ConnectionId Id, string Name, Sector Sector)
{
    public ImmutableArray<TransferRequest> Requests { get; init; } = [];

    public TokenSet? Tokens { get; init; }

    /// <summary>When the tokens were issued, for refreshing at four fifths of their life.</summary>
    public DateTimeOffset? TokensSince { get; init; }

    /// <summary>
    /// A token was asked for and no answer came: the institution may hold one that we never got, and have ended the pair of the consent in
    /// force for it, which is therefore looked after at once. Nobody can use such a token; it ends with the next request there.
    /// </summary>
    public DateTimeOffset? TokenInDoubtSince { get; init; }

    /// <summary>The first collection after a consent is still to be done: a restart begins it again.</summary>
    public bool IsFirstCollectionDue { get; init; }

    public DateTimeOffset? LastSuccessAt { get; init; }

    public DateTimeOffset? LastTryAt { get; init; }

    /// <summary>Null after a good run, else busy, unavailable, malformed or our-fault.</summary>
    public string? Trouble { get; init; }

    /// <summary>The institution's code or our own key for the trouble.</summary>
    public string? Reason { get; init; }

    /// <summary>Failed runs in a row, for backing off.</summary>
    public int Failures { get; init; }

    public DateTimeOffset? NextTryAt { get; init; }

    public DateTimeOffset? NextRunAt { get; init; }

    /// <summary>A token is being asked for since then: should the hub stop in between, it goes on from there.</summary>
    public DateTimeOffset? ExchangingSince { get; init; }

    /// <summary>Windows of the day in which the institution takes scheduled calls (np_time), as the directory said last.</summary>
    public ImmutableArray<DayWindow> Windows { get; init; } = [];

    public int Assets { get; init; }

    /// <summary>The request in force, or the newest one when none is.</summary>
    public TransferRequest? Current => InForce ?? (Requests.IsEmpty ? null : Requests[^1]);

    public TransferRequest? InForce => Requests.LastOrDefault(request => request.State == TransferRequestState.Active);
}
