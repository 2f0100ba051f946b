using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Customers.Withdrawing;
using MyDataHub.Providers;
using MyDataHub.Providers.Authorizing;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// The token of one connection while it is collected. One refresh at a time, and the new pair is stored before anybody uses it, so that
/// neither a crash nor a lost answer can lose a consent. What could not be refreshed is not tried again in this run: each call would
/// wait for the same silence once more.
/// </summary>
internal sealed class TokenKeeper(Customer customer, CustomerTurns turns, IInstitution institution, TokenLease lease, TimeProvider clock) : IAccessTokens, IDisposable
{
    private static readonly TimeSpan StoreAgainAfter = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _one = new(1);
    private TokenSet _tokens = lease.Tokens;
    private DateTimeOffset _since = lease.Since;
    private AccessToken? _ended;
    private bool _isKept;

    public async Task<AccessToken> GetAsync(Secret? refused, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_ended is { } ended)
            {
                return ended;
            }

            var now = clock.GetUtcNow();
            return refused == _tokens.Access || (!_isKept && TokenAge.IsRefreshDue(_tokens, _since, now))
                ? await RefreshAsync(mayUseOld: refused != _tokens.Access && _tokens.AccessExpiresAt > now)
                : new AccessToken.Usable(_tokens.Access);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    // Not with the run's token: a refresh that the institution may have carried out must be heard to its end.
    private async Task<AccessToken> RefreshAsync(bool mayUseOld)
    {
        var outcome = await institution.RefreshAsync(_tokens.Refresh, TokenAge.IsReissueDue(_tokens, clock.GetUtcNow()), customer.Gone);
        return outcome switch
        {
            TokenOutcome.Issued issued => await StoreAsync(TokenAge.Renewed(_tokens, issued.Tokens)),
            TokenOutcome.Refused { Error: "invalid_grant" or "unauthorized_user" } refused when !mayUseOld => _ended = new AccessToken.Gone(refused.Error),
            TokenOutcome.Refused or TokenOutcome.Unavailable when mayUseOld => Keep(),
            TokenOutcome.Refused refused => _ended = new AccessToken.Unavailable(refused.Error),
            TokenOutcome.Unavailable unavailable => _ended = new AccessToken.Unavailable(unavailable.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private AccessToken.Usable Keep()
    {
        _isKept = true;
        return new(_tokens.Access);
    }

    private async Task<AccessToken> StoreAsync(TokenSet fresh)
    {
        var now = clock.GetUtcNow();
        while (true)
        {
            try
            {
                var isInForce = await turns.OwnAsync(customer, (_, edit) => Task.FromResult(TryStore(edit, fresh, now)), customer.Gone, keepsView: true);
                if (!isInForce)
                {
                    return _ended = new AccessToken.Stopped();
                }

                (_tokens, _since) = (fresh, now);
                return new AccessToken.Usable(fresh.Access);
            }
            catch (CannotServeException failure) when (failure.Refusal.Key != RefusalKeys.UnknownCustomer)
            {
                // The old pair may be dead by now: the new one must not be let go.
                await Task.Delay(StoreAgainAfter, clock, customer.Gone);
            }
        }
    }

    private bool TryStore(CustomerEdit edit, TokenSet fresh, DateTimeOffset now)
    {
        if (edit.Connection(lease.Connection) is not { InForce: { } request } connection || request.Version != lease.RequestVersion)
        {
            // Ended meanwhile, and the pair that its end revokes may have died with this renewal.
            edit.Outbox.Add(Revocation.Message(customer.Id, lease.Connection, fresh, RevokeType.ByUser, receiptId: null, now));
            return false;
        }

        edit.Put(connection.Refreshed(fresh, now));
        return true;
    }
}

/// <summary>Which connection's tokens, under which version of its consent, and since when.</summary>
internal sealed record TokenLease(ConnectionId Connection, int RequestVersion, TokenSet Tokens, DateTimeOffset Since);
