using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Institutions.Consents;
using MyDataHub.Sandbox.Settings;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.OAuth;

/// <summary>
/// Makes tokens (4.1): the access token is a JWS with HS256, the refresh token is only a name. Both are kept as hashes.
/// </summary>
internal sealed class TokenIssuer(GrantStore grants, SandboxClock clock, IOptions<SandboxOptions> options, Secrets secrets)
{
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly SigningCredentials _signing = new(
        new SymmetricSecurityKey(Convert.FromBase64String(secrets.TokenKey)), SecurityAlgorithms.HmacSha256);

    /// <summary>Puts a transfer request in force and answers its first pair.</summary>
    public TokenReply Issue(GrantKey key, OperatorClient client, TransferRequest request, string industry, string? signature)
    {
        var now = clock.GetUtcNow();
        var scope = string.Join(' ', request.Targets.Select(target => target.Scope).Prepend($"{industry}.list").Distinct());
        var access = AccessToken(key, client, scope, now);
        var refresh = Secret.New(64);
        var grant = new Grant
        {
            Key = key,
            Request = request,
            GivenAt = GivenAt(key, now),
            Scope = scope,
            Access = new TokenState(Secret.Hash(access), now + AccessLifetime),
            Refresh = new TokenState(Secret.Hash(refresh), now + RefreshLifetime),
            Signature = signature,
        };

        grants.Put(grant);
        return new TokenReply(access, AccessLifetime, refresh, RefreshLifetime, scope);
    }

    /// <summary>
    /// A new access token, and a new refresh token if asked for (개별인증-003). Null when somebody else was quicker.
    /// </summary>
    public TokenReply? Refresh(Grant grant, OperatorClient client, bool reissue)
    {
        var now = clock.GetUtcNow();
        var access = AccessToken(grant.Key, client, grant.Scope, now);
        var changed = grant with { Access = new TokenState(Secret.Hash(access), now + AccessLifetime) };
        string? refresh = null;
        if (reissue)
        {
            refresh = Secret.New(64);
            changed = changed with
            {
                Refresh = new TokenState(Secret.Hash(refresh), now + RefreshLifetime),
                ReplacedRefresh = grant.Refresh with { ExpiresAt = now.AddSeconds(options.Value.ReplacedRefreshTokenSeconds) },
            };
        }

        return grants.Replace(grant, changed)
            ? new TokenReply(access, AccessLifetime, refresh, RefreshLifetime, grant.Scope)
            : null;
    }

    // search_timestamp counts in seconds, so that a consent changed within one would otherwise not look changed.
    private DateTimeOffset GivenAt(GrantKey key, DateTimeOffset now) =>
        grants.Find(key) is { } old && old.GivenAt.AddSeconds(1) > now ? old.GivenAt.AddSeconds(1) : now;

    private TimeSpan AccessLifetime => TimeSpan.FromSeconds(options.Value.AccessTokenSeconds);

    private TimeSpan RefreshLifetime => TimeSpan.FromSeconds(options.Value.RefreshTokenSeconds);

    private string AccessToken(GrantKey key, OperatorClient client, string scope, DateTimeOffset now) =>
        _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = key.OrgCode,
            Audience = client.OrgCode,
            Expires = (now + AccessLifetime).UtcDateTime,
            Claims = new Dictionary<string, object> { ["jti"] = Secret.New(22), ["scope"] = scope },
            SigningCredentials = _signing,
        });
}

/// <summary>A pair of tokens on its way to the operator; the refresh token is absent when the old one stays.</summary>
internal sealed record TokenReply(string Access, TimeSpan AccessLifetime, string? Refresh, TimeSpan RefreshLifetime, string Scope)
{
    public override string ToString() => nameof(TokenReply);

    /// <summary>The answer of 개별인증-002 and 통합인증-002.</summary>
    public Answer ToAnswer(string? txId = null)
    {
        var members = Members();
        members["scope"] = Scope;
        if (txId is not null)
        {
            members.Insert(0, "tx_id", txId);
        }

        return Answer.Plain(200, "ok", members);
    }

    /// <summary>The answer of 개별인증-003, which names no scope.</summary>
    public Answer ToRefreshAnswer() => Answer.Plain(200, "ok", Members());

    private static string Seconds(TimeSpan time) => ((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private JsonObject Members()
    {
        var members = new JsonObject
        {
            ["token_type"] = "Bearer",
            ["access_token"] = Access,
            ["expires_in"] = Seconds(AccessLifetime),
        };
        if (Refresh is not null)
        {
            members["refresh_token"] = Refresh;
            members["refresh_token_expires_in"] = Seconds(RefreshLifetime);
        }

        return members;
    }
}
