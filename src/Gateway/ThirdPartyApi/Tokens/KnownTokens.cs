using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Keys;
using MyDataHub.Gateway.AuthorizationServer.Tokens;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.ThirdPartyApi.Tokens;

/// <summary>Remembers access tokens, so that the signature of each is verified once on a node while its key is published.</summary>
internal sealed class KnownTokens(AccessTokenReader reader, OtherIssuers others, ServerKeys keys, TimeProvider time, IOptions<ThirdPartyApiOptions> options)
{
    // What was agreed to years ago is not refused because it could not be agreed to today.
    private static readonly GrantPolicy AsAgreed = GrantPolicy.Standard with { HistoryYears = 100, MaxYears = 100, InstitutionLimit = 1_000, AccountLimit = 10_000 };

    private readonly ConcurrentDictionary<string, OpenToken> _known = new(StringComparer.Ordinal);

    /// <summary>Either the token, or why it is none.</summary>
    internal ValueTask<(OpenToken? Token, string? Problem)> ReadAsync(string compact, CancellationToken ct)
    {
        if (_known.TryGetValue(compact, out var known))
        {
            return new(keys.FindVerificationKey(known.Verified.KeyId) is null ? (null, "The token's key is not used any more") : (known, null));
        }

        return VerifyAsync(compact, ct);
    }

    private async ValueTask<(OpenToken? Token, string? Problem)> VerifyAsync(string compact, CancellationToken ct)
    {
        if (others.TryRead(compact, ct) is { } reading)
        {
            // Verified each time: its keys may change at any moment.
            var (theirs, wrong) = await reading;
            return theirs is null ? (null, wrong) : Open(theirs);
        }

        var (verified, problem) = await reader.ReadAsync(compact, ct);
        if (verified is null)
        {
            return (null, problem);
        }

        var opened = Open(verified);
        if (opened.Token is { } token)
        {
            Remember(compact, token);
        }

        return opened;
    }

    private static (OpenToken? Token, string? Problem) Open(VerifiedToken verified)
    {
        var access = AccessOf(verified);
        return access is null && verified.Grant is not null ? (null, "The token's authorization_details cannot be read") : (new OpenToken(verified, access), null);
    }

    private void Remember(string compact, OpenToken token)
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
            if (token.Verified.EndsAt <= now)
            {
                _known.TryRemove(compact, out _);
            }
        }

        if (_known.Count >= options.Value.TokensInMemory)
        {
            _known.Clear();
        }
    }

    // RFC 9396 9.1. Without details the scope means the whole grant.
    private static OpenAccess? AccessOf(VerifiedToken token) => (token.Grant, token.AuthorizationDetails) switch
    {
        (null, _) => null,
        ({ } grant, null) => new OpenAccess(grant),
        ({ } grant, { } details) => MyDataConsentReading.Read(details, KoreanTime.Day(token.IssuedAt), AsAgreed) is ConsentReading.Valid { Consents: [var consent] }
            ? new OpenAccess(grant, consent)
            : null,
    };
}
