using System.Globalization;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Settings;

namespace MyDataHub.Sandbox.IdentityVerification;

/// <summary>Signs the statement of who somebody is (본인확인) as an OpenID Connect id_token, ES256.</summary>
internal sealed class IdentityIssuer : IDisposable
{
    private const string KeyId = "identity-1";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly ECDsa _key = ECDsa.Create();
    private readonly SandboxClock _clock;
    private readonly Parties _parties;
    private readonly SigningCredentials _signing;

    public IdentityIssuer(Secrets secrets, SandboxClock clock, Parties parties)
    {
        _clock = clock;
        _parties = parties;
        _key.ImportPkcs8PrivateKey(Convert.FromBase64String(secrets.IdentityKey), out _);
        _signing = new SigningCredentials(new ECDsaSecurityKey(_key) { KeyId = KeyId }, SecurityAlgorithms.EcdsaSha256);
    }

    public string Issuer => new Uri(_parties.AddressOf(Parties.BrowserCode), "identity").ToString();

    /// <summary>The public key (RFC 7517).</summary>
    public object KeySet()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return new
        {
            keys = new[]
            {
                new
                {
                    kty = "EC", crv = "P-256", use = "sig", alg = "ES256", kid = KeyId,
                    x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y),
                },
            },
        };
    }

    public string IdToken(Person person, string clientId, string? nonce)
    {
        var now = _clock.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["sub"] = person.LoginId,
            ["ci"] = person.Ci,
            ["name"] = person.Name,
            ["birthdate"] = person.Birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["auth_time"] = now.ToUnixTimeSeconds(),
        };
        if (nonce is not null)
        {
            claims["nonce"] = nonce;
        }

        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = clientId,
            IssuedAt = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            Claims = claims,
            SigningCredentials = _signing,
        });
    }

    public void Dispose() => _key.Dispose();
}
