using MyDataHub.Domain.Consents;
using MyDataHub.Providers.Authorizing;

namespace MyDataHub.Grains.Customers.Connections;

internal sealed partial record Connection
{
    /// <summary>Draws up the next version. An older one still waiting for its answer is given up.</summary>
    public Connection Draw(TransferTerms terms, DateTimeOffset now)
    {
        var version = Requests.IsEmpty ? 1 : Requests[^1].Version + 1;
        var given = GiveUpRequested("replaced", now);
        return given with { Requests = given.Requests.Add(new(Id, version, TransferRequestState.Requested, terms) { RequestedAt = now }) };
    }

    /// <summary>The consent stands. The institution has ended the version before it and its tokens, silently (section 4.1).</summary>
    public Connection Give(int version, TokenSet? tokens, DateTimeOffset now) =>
        Change(TransferRequestState.Active, request => TransferRequestLifecycle.Replace(request, now))
            .Change(version, request => TransferRequestLifecycle.Give(request, now)) with
        {
            Tokens = tokens,
            TokensSince = tokens is null ? null : now,
            TokenInDoubtSince = null,
            IsFirstCollectionDue = true,
            Trouble = null,
            Reason = null,
            Failures = 0,
            NextTryAt = null,
        };

    /// <summary>Nothing happens when that version was decided already. An older one may still be exchanged.</summary>
    public Connection NotGiven(int version, string reason, DateTimeOffset now) =>
        Requests.Any(request => request.Version == version && request.State == TransferRequestState.Requested)
            ? Change(version, request => TransferRequestLifecycle.NotGive(request, reason, now))
            : this;

    /// <summary>Whatever still waits for its answer is not wanted any more: a token that comes for it is revoked.</summary>
    public Connection GiveUpRequested(string reason, DateTimeOffset now) =>
        Change(TransferRequestState.Requested, request => TransferRequestLifecycle.NotGive(request, reason, now));

    public bool IsRequested(int version) => Requests.Any(request => request.Version == version && request.State == TransferRequestState.Requested);

    public Connection InDoubt(DateTimeOffset now) => this with { TokenInDoubtSince = now };

    /// <summary>A pair that the institution renews is the one it knows, so that no doubt is left.</summary>
    public Connection Refreshed(TokenSet tokens, DateTimeOffset now) => this with { Tokens = tokens, TokensSince = now, TokenInDoubtSince = null };

    /// <summary>Ends what is in force here: nothing can use the tokens from now on. Withdrawing until the institution has confirmed.</summary>
    public Connection Withdraw(string reason, DateTimeOffset now)
    {
        // A newer version that is still on its way would bring back what the customer has just ended.
        var withdrawn = GiveUpRequested(reason, now).Change(TransferRequestState.Active, request => TransferRequestLifecycle.Withdraw(request, reason, now));
        return Stopped(Tokens is null ? withdrawn.ConfirmWithdrawal() : withdrawn);
    }

    public Connection ConfirmWithdrawal() => Change(TransferRequestState.Withdrawing, TransferRequestLifecycle.Confirm);

    public Connection Expire(DateTimeOffset now) => Stopped(Change(TransferRequestState.Active, request => TransferRequestLifecycle.Expire(request, now)));

    /// <summary>Code is the standard's, such as 40106.</summary>
    public Connection EndByInstitution(string code, DateTimeOffset now) =>
        Stopped(Change(TransferRequestState.Active, request => TransferRequestLifecycle.EndByInstitution(request, code, now)));

    private static Connection Stopped(Connection ended) => ended with
    {
        Tokens = null,
        TokensSince = null,
        TokenInDoubtSince = null,
        IsFirstCollectionDue = false,
        NextTryAt = null,
    };

    private Connection Change(TransferRequestState state, Func<TransferRequest, TransferRequest> change) =>
        this with { Requests = [.. Requests.Select(request => request.State == state ? change(request) : request)] };

    private Connection Change(int version, Func<TransferRequest, TransferRequest> change) =>
        this with { Requests = [.. Requests.Select(request => request.Version == version ? change(request) : request)] };
}
