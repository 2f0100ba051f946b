using MyDataHub.Providers.Authorizing;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>When a pair of tokens is renewed (access ≤ 90 days, refresh ≤ 1 year, section 4.1). Pure.</summary>
internal static class TokenAge
{
    private const double UsedLife = 0.8;

    /// <summary>At four fifths of the access token's life, so that one failed try does not matter.</summary>
    public static DateTimeOffset RefreshAt(TokenSet tokens, DateTimeOffset since) => since + ((tokens.AccessExpiresAt - since) * UsedLife);

    public static bool IsRefreshDue(TokenSet tokens, DateTimeOffset since, DateTimeOffset now) => now >= RefreshAt(tokens, since);

    /// <summary>The refresh token would not live to the next refresh but one: ask for a new one too.</summary>
    public static bool IsReissueDue(TokenSet tokens, DateTimeOffset now) => tokens.RefreshExpiresAt - now < TimeSpan.FromDays(180);

    /// <summary>
    /// The pair after a refresh. An answer without a new refresh token leaves the old one and its end as they were; one without scopes leaves
    /// those of the consent (개별인증-003): no scopes would read as all of them.
    /// </summary>
    public static TokenSet Renewed(TokenSet before, TokenSet fresh) => fresh with
    {
        Refresh = fresh.KeepsRefresh ? before.Refresh : fresh.Refresh,
        RefreshExpiresAt = fresh.KeepsRefresh ? before.RefreshExpiresAt : fresh.RefreshExpiresAt,
        Scopes = fresh.Scopes.IsDefaultOrEmpty ? before.Scopes : fresh.Scopes,
        KeepsRefresh = false,
    };
}
