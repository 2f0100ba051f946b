using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Grains.Hosting;

namespace MyDataHub.Gateway.AuthorizationServer.Dpop;

/// <summary>
/// Checks the DPoP field of a request (RFC 9449). A proof is good once on its node. A nonce of the node is demanded where memory
/// alone does not say so: while other nodes serve too, and for proofs older than this start.
/// </summary>
internal sealed class DpopProofs(ServerAddress server, INodeOwnership node, TimeProvider time, IOptions<AuthorizationServerOptions> options)
{
    private const string Field = "DPoP";
    private const int MaxKeys = 20_000;
    private readonly DpopNonces _nonces = new();
    private readonly DpopReplays _replays = new(
        TimeSpan.FromSeconds(options.Value.DpopProofSeconds + (2 * options.Value.ClockSkewSeconds)), options.Value.DpopProofs);

    // Whoever has proved one key will use it again: reading it costs more than the rest of the check.
    private readonly ConcurrentDictionary<string, PublicKey> _keys = new(StringComparer.Ordinal);
    private readonly long _startedAt = time.GetUtcNow().ToUnixTimeSeconds();

    /// <param name="accessToken">What was presented with the proof, where that is due.</param>
    internal ValueTask<DpopOutcome> CheckAsync(HttpContext context, DpopPlace place, string? accessToken, CancellationToken ct) =>
        ValueTask.FromResult(ct.IsCancellationRequested ? throw new OperationCanceledException(ct) : Check(context, place, accessToken));

    /// <summary>The nonce to tell a client now.</summary>
    internal string NonceFor(DpopPlace place) => _nonces.Current(place, time.GetUtcNow());

    private DpopOutcome Check(HttpContext context, DpopPlace place, string? accessToken)
    {
        var fields = context.Request.Headers[Field];
        if (fields.Count == 0)
        {
            return DpopOutcome.None.Instance;
        }

        // 4.3-1: one field with one JWT. Two in one field would not be read as a JWT.
        if (fields.Count > 1 || Read(fields[0]!) is not { } proof)
        {
            return Invalid(place, "There must be exactly one proof, a JWT signed with ES256 or PS256");
        }

        var request = new DpopRequest(context.Request.Method, server.Of(context), accessToken);
        return DpopChecks.ProblemOf(proof, request) is { } problem ? Invalid(place, problem) : CheckOnce(context, proof, place);
    }

    private DpopProof? Read(string field) => Jwt.Read(field.Trim(), 8 * 1024) is { } jwt ? new DpopProof(jwt, KeyOf(jwt)) : null;

    private PublicKey? KeyOf(Jwt jwt)
    {
        if (!jwt.Header.TryGetProperty("jwk"u8, out var jwk))
        {
            return null;
        }

        var text = jwk.GetRawText();
        if (!_keys.TryGetValue(text, out var key) && (key = PublicKey.Read(jwk, out _)) is not null)
        {
            if (_keys.Count >= MaxKeys)
            {
                _keys.Clear();
            }

            _keys[text] = key;
        }

        return key is not null && key.Algorithm == jwt.Algorithm ? key : null;
    }

    // 4.3-10, -11 and 11.1: what depends on the moment and on what came before.
    private DpopOutcome CheckOnce(HttpContext context, DpopProof proof, DpopPlace place)
    {
        var now = time.GetUtcNow();
        var age = TimeSpan.FromSeconds(options.Value.DpopProofSeconds);
        var nonce = proof.Nonce is { } given ? _nonces.Check(given, place, now, age) : (DpopNonce?)null;
        if (nonce == DpopNonce.Foreign || (nonce != DpopNonce.Fresh && NeedsNonce(proof)))
        {
            return UseNonce(place, now);
        }

        // A fresh nonce says when the proof was made better than the client's clock does.
        if (nonce != DpopNonce.Fresh && !IsRecent(proof.IssuedAt!.Value, now, age))
        {
            return Invalid(place, "The proof is too old, or of a time to come");
        }

        return _replays.Add(proof.Key!.Thumbprint, proof.Id!, now) switch
        {
            DpopReplay.New => Accept(context, proof, place, now, nonce is not null || !node.IsAlone),
            DpopReplay.Seen => Invalid(place, "The proof was used before"),
            DpopReplay.Full => new DpopOutcome.Refused(OAuthError.TemporarilyUnavailable(options.Value.DpopProofSeconds)),
        };
    }

    private bool NeedsNonce(DpopProof proof) => !node.IsAlone || proof.IssuedAt!.Value.ToUnixTimeSeconds() < _startedAt;

    private bool IsRecent(DateTimeOffset issuedAt, DateTimeOffset now, TimeSpan age) =>
        issuedAt >= now - age && issuedAt <= now + TimeSpan.FromSeconds(options.Value.ClockSkewSeconds);

    // 8.2: who uses nonces is told the next one before the last is over.
    private DpopOutcome.Valid Accept(HttpContext context, DpopProof proof, DpopPlace place, DateTimeOffset now, bool usesNonces)
    {
        if (usesNonces)
        {
            context.Response.Headers["DPoP-Nonce"] = _nonces.Current(place, now);
        }

        return new(proof.Key!.Thumbprint);
    }

    private DpopOutcome.Refused UseNonce(DpopPlace place, DateTimeOffset now) =>
        new(At(place, OAuthError.UseDpopNonce(_nonces.Current(place, now))));

    private static DpopOutcome.Refused Invalid(DpopPlace place, string why) => new(At(place, OAuthError.InvalidDpopProof(why)));

    // 7.1: a resource answers 401 with the scheme's challenge; 5: the token endpoint 400.
    private static OAuthError At(DpopPlace place, OAuthError error) => place switch
    {
        DpopPlace.AuthorizationServer => error,
        DpopPlace.ResourceServer => error with
        {
            Status = 401,
            Challenge = $"DPoP error=\"{error.Code}\", error_description=\"{error.Description}\", algs=\"ES256 PS256\"",
        },
    };
}
