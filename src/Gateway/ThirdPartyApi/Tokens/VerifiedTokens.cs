using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Gateway.AuthorizationServer.Keys;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.ThirdPartyApi.Tokens;

/// <summary>Reads access tokens; the signature of each is verified once on a node while its key is published.</summary>
internal sealed class VerifiedTokens(
    ServerKeys keys, ServerAddress address, TimeProvider time, IOptions<AuthorizationServerOptions> server, IOptions<ThirdPartyApiOptions> options)
{
    private const int MaxLength = 12 * 1024;

    // What was agreed to years ago is not refused because it could not be agreed to today.
    private static readonly GrantPolicy AsAgreed = GrantPolicy.Standard with { HistoryYears = 100, MaxYears = 100, InstitutionLimit = 1_000, AccountLimit = 10_000 };

    private readonly ConcurrentDictionary<string, VerifiedToken> _known = new(StringComparer.Ordinal);

    /// <summary>Either the token, or why it is none.</summary>
    internal (VerifiedToken? Token, string? Problem) Read(string compact)
    {
        if (_known.TryGetValue(compact, out var known))
        {
            return keys.FindVerificationKey(known.KeyId) is null ? (null, "The token's key is not used any more") : (known, null);
        }

        return Jwt.Read(compact, MaxLength) is { } jwt ? Verify(compact, jwt) : (null, "The token is no JWT that is taken here");
    }

    private (VerifiedToken?, string?) Verify(string compact, Jwt jwt)
    {
        var skew = TimeSpan.FromSeconds(server.Value.ClockSkewSeconds);
        var presented = new PresentedToken(jwt, keys.FindVerificationKey(jwt.KeyId), address.Issuer, address.Resource, time.GetUtcNow(), skew);
        if (TokenChecks.ProblemOf(presented) is { } problem)
        {
            return (null, problem);
        }

        if (TokenOf(presented) is not { } token)
        {
            return (null, "The token's authorization_details cannot be read");
        }

        Remember(compact, token);
        return (token, null);
    }

    private void Remember(string compact, VerifiedToken token)
    {
        if (_known.Count >= options.Value.TokensInMemory)
        {
            Forget();
        }

        _known[compact] = token;
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (compact, token) in _known)
        {
            if (token.EndsAt <= now)
            {
                _known.TryRemove(compact, out _);
            }
        }

        if (_known.Count >= options.Value.TokensInMemory)
        {
            _known.Clear();
        }
    }

    private static VerifiedToken? TokenOf(PresentedToken presented)
    {
        var claims = presented.Jwt.Claims;
        var issuedAt = claims.Instant("iat"u8)!.Value;
        var token = new VerifiedToken(
            claims.Text("jti"u8)!, presented.Jwt.KeyId!, new ClientId(claims.Text("client_id"u8)!), presented.Confirmation!, issuedAt, claims.Instant("exp"u8)!.Value)
        {
            IsForOpenApi = (claims.Text("scope"u8) ?? "").Split(' ').Contains(Scopes.MyData),
        };
        if (!claims.Has("grant_id"u8))
        {
            return token;
        }

        return Guid.TryParseExact(claims.Text("grant_id"u8), "N", out var grant) && AccessOf(new GrantId(grant), claims, issuedAt) is { } access
            ? token with { Access = access }
            : null;
    }

    // RFC 9396 9.1. Without details the scope means the whole grant.
    private static OpenAccess? AccessOf(GrantId grant, JsonElement claims, DateTimeOffset issuedAt)
    {
        if (!claims.TryGetProperty("authorization_details"u8, out var details))
        {
            return new OpenAccess(grant);
        }

        return MyDataConsentReading.Read(details, KoreanTime.Day(issuedAt), AsAgreed) is ConsentReading.Valid { Consents: [var consent] }
            ? new OpenAccess(grant, consent)
            : null;
    }
}
