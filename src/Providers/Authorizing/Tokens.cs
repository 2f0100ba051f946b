using System.Collections.Immutable;

namespace MyDataHub.Providers.Authorizing;

/// <summary>A secret text that does not print itself.</summary>
public sealed record Secret(string Value)
{
    public override string ToString() => "***";
}

/// <summary>
/// What an institution issues (개별인증-002, 통합인증-002). Scopes as granted, always with "industry.list"; a refresh (개별인증-003) names none, which means
/// that they are as before.
/// </summary>
public sealed record TokenSet(
    Secret Access, DateTimeOffset AccessExpiresAt, Secret Refresh, DateTimeOffset RefreshExpiresAt, ImmutableArray<string> Scopes)
{
    /// <summary>A refresh that issued no new refresh token: Refresh is the one that was sent, and what was known of its end still holds.</summary>
    public bool KeepsRefresh { get; init; }
}

/// <summary>Everything the token endpoint can answer.</summary>
public abstract record TokenOutcome
{
    private TokenOutcome()
    {
    }

    public sealed record Issued(TokenSet Tokens) : TokenOutcome;

    /// <summary>An OAuth error of section 5.2, such as invalid_grant or unauthorized_user: asking again the same way is useless.</summary>
    public sealed record Refused(string Error) : TokenOutcome;

    /// <summary>No usable answer came: the request may or may not have been carried out.</summary>
    public sealed record Unavailable(string Reason) : TokenOutcome;
}

public abstract record RevokeOutcome
{
    private RevokeOutcome()
    {
    }

    /// <summary>00000, or 99999 when the token was dead already.</summary>
    public sealed record Revoked(bool WasAlreadyDead) : RevokeOutcome;

    public sealed record Refused(string Error) : RevokeOutcome;

    public sealed record Unavailable(string Reason) : RevokeOutcome;
}

/// <summary>revoke_type of 개별인증-004.</summary>
public enum RevokeType
{
    ByUser,
    AbsentForAYear,
    LeftTheInstitution,
}

/// <summary>What 개별인증-001 answers to our server.</summary>
public abstract record AuthorizeOutcome
{
    private AuthorizeOutcome()
    {
    }

    /// <summary>Web mode: the page the customer's browser must open.</summary>
    public sealed record Redirect(Uri LoginPage) : AuthorizeOutcome;

    /// <summary>App mode: the institution's app to switch to.</summary>
    public sealed record App(string? IosScheme, string? IosInstallUrl, string? AndroidScheme, string? AndroidInstallUrl) : AuthorizeOutcome;

    public sealed record Refused(string Error) : AuthorizeOutcome;

    public sealed record Unavailable(string Reason) : AuthorizeOutcome;
}
