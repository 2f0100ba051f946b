using System.Collections.Frozen;

namespace MyDataHub.Domain.Consents.Grants;

/// <summary>
/// The only ways a grant changes. What is not in the table is a bug in the caller and throws; ask Can first where the answer depends
/// on somebody else's timing.
/// </summary>
public static class GrantLifecycle
{
    private static readonly FrozenSet<(GrantState From, GrantState To)> Allowed = new[]
    {
        (GrantState.Given, GrantState.Active),
        (GrantState.Given, GrantState.Revoked),
        (GrantState.Given, GrantState.Expired),
        (GrantState.Given, GrantState.Unclaimed),
        (GrantState.Active, GrantState.Revoked),
        (GrantState.Active, GrantState.Expired),
    }.ToFrozenSet();

    public static bool Can(GrantState from, GrantState to) => Allowed.Contains((from, to));

    /// <summary>Nothing follows: a new consent is a new grant.</summary>
    public static bool IsOver(GrantState state) => state is not (GrantState.Given or GrantState.Active);

    /// <summary>The code was redeemed. On an active grant it takes over the update that the customer agreed to.</summary>
    public static Grant Claim(Grant grant, DateTimeOffset at) => grant switch
    {
        { State: GrantState.Active, Update: { } update } => grant with
        {
            Consent = update.Consent,
            Scope = update.Scope,
            Update = null,
            GivenAt = update.GivenAt,
            ClaimedAt = at,
            FirstReadAt = null,
            WarnedDaysBefore = null,
            Version = grant.Version + 1,
        },
        _ => Move(grant, GrantState.Active) with { ClaimedAt = at },
    };

    /// <summary>The customer agreed to another content of a grant that stands; it holds from when it is claimed.</summary>
    public static Grant Agree(Grant grant, MyDataConsent consent, string scope, DateTimeOffset at) => grant.State == GrantState.Active
        ? grant with { Update = new(consent, scope, at) }
        : throw new InvalidOperationException($"A grant that is {grant.State} is not updated.");

    /// <summary>The update was not claimed in time; the grant stays as it was.</summary>
    public static Grant DropUpdate(Grant grant) => grant with { Update = null };

    /// <summary>Shares only what the grant and the chosen consent both cover; so does an update that waits. Never more.</summary>
    public static Grant Narrow(Grant grant, MyDataConsent chosen)
    {
        RequireOpen(grant);
        return grant with
        {
            Consent = grant.Consent.Narrow(chosen),
            Update = grant.Update is { } update ? update with { Consent = update.Consent.Narrow(chosen) } : null,
            Version = grant.Version + 1,
        };
    }

    /// <summary>Ends at once, whoever wants it.</summary>
    public static Grant Revoke(Grant grant, string reason, DateTimeOffset at) => End(grant, GrantState.Revoked, reason, at);

    public static Grant Expire(Grant grant, DateTimeOffset at) => End(grant, GrantState.Expired, "expired", at);

    public static Grant GiveUp(Grant grant, DateTimeOffset at) => End(grant, GrantState.Unclaimed, "unclaimed", at);

    /// <summary>The window of a grant for one reading opens; later reads leave it as it is.</summary>
    public static Grant BeginReading(Grant grant, DateTimeOffset at) =>
        grant is { State: GrantState.Active, Consent.IsRecurring: false, FirstReadAt: null } ? grant with { FirstReadAt = at } : grant;

    private static Grant End(Grant grant, GrantState state, string reason, DateTimeOffset at) =>
        Move(grant, state) with { EndedAt = at, EndReason = reason, Update = null };

    private static Grant Move(Grant grant, GrantState to) => Can(grant.State, to)
        ? grant with { State = to, Version = grant.Version + 1 }
        : throw new InvalidOperationException($"A grant does not go from {grant.State} to {to}.");

    private static void RequireOpen(Grant grant)
    {
        if (IsOver(grant.State))
        {
            throw new InvalidOperationException($"A grant that is {grant.State} does not change.");
        }
    }
}
