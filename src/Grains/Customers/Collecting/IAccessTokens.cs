using MyDataHub.Providers.Authorizing;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>Where a run gets its token: the stored one, or a refreshed one. One refresh at a time per connection.</summary>
internal interface IAccessTokens
{
    /// <param name="refused">The token that was just refused; any other is taken as newer.</param>
    Task<AccessToken> GetAsync(Secret? refused, CancellationToken ct);
}

internal abstract record AccessToken
{
    private AccessToken()
    {
    }

    public sealed record Usable(Secret Token) : AccessToken;

    /// <summary>The institution takes neither the token nor its refresh.</summary>
    public sealed record Gone(string Code) : AccessToken;

    public sealed record Unavailable(string Reason) : AccessToken;

    /// <summary>The consent ended here meanwhile.</summary>
    public sealed record Stopped : AccessToken;
}
