using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MyDataHub.Grains.Enrolling;

namespace MyDataHub.Gateway.SignIn;

/// <summary>What an id token must satisfy (OpenID Connect Core 3.1.3.7).</summary>
internal static class IdTokenChecks
{
    // Asymmetric only: with HS256 everybody who knows the client secret, or a public key taken for one, could sign.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    internal static TokenValidationParameters Parameters(
        IdentityOptions options, string issuer, ICollection<SecurityKey> keys, DateTimeOffset now)
    {
        var skew = TimeSpan.FromSeconds(options.ClockSkewSeconds);
        return new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidAudience = options.ClientId,
            IssuerSigningKeys = keys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            TryAllIssuerSigningKeys = false,
            LifetimeValidator = (from, to, _, _) => IsWithin(from, to, now.UtcDateTime, skew),
        };
    }

    /// <summary>The checks that the token library leaves to us, and what the token says about the person.</summary>
    internal static IdentityOutcome Read(JsonWebToken token, IdentityOptions options, string nonce)
    {
        if (!IsEqual(Claim(token, "nonce"), nonce))
        {
            return new IdentityOutcome.Invalid("nonce");
        }

        // With several audiences the token must say that it was issued for us; it may not say it was for somebody else.
        var authorised = Claim(token, "azp");
        if ((authorised is null && token.Audiences.Skip(1).Any()) || (authorised is not null && authorised != options.ClientId))
        {
            return new IdentityOutcome.Invalid("azp");
        }

        return (Claim(token, options.CiClaim), Claim(token, options.NameClaim)) is ({ Length: > 0 and <= 128 } ci, { Length: > 0 and <= 100 } name)
            ? new IdentityOutcome.Verified(new VerifiedPerson(ci, name, Birth(Claim(token, options.BirthClaim))))
            : new IdentityOutcome.Invalid("claims");
    }

    private static bool IsWithin(DateTime? from, DateTime? to, DateTime now, TimeSpan skew) =>
        to is { } end && end > now - skew && (from is null || from <= now + skew);

    private static DateOnly? Birth(string? text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private static bool IsEqual(string? left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left ?? ""), Encoding.UTF8.GetBytes(right));
}
