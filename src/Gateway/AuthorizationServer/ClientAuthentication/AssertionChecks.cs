using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Jose;

namespace MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;

/// <summary>A client assertion beside what it is compared with.</summary>
internal sealed record ClientAssertion(Jwt Jwt, Client Client, string? ClientId, string Issuer, DateTimeOffset Now, AuthorizationServerOptions Options)
{
    internal string? Id { get; } = Jwt.Claims.Text("jti"u8);

    internal DateTimeOffset? EndsAt { get; } = Jwt.Claims.Instant("exp"u8);

    internal TimeSpan Skew => TimeSpan.FromSeconds(Options.ClockSkewSeconds);
}

/// <summary>What a client assertion says (RFC 7523 3, FAPI 2.0 5.3.2.1), in the order it is checked. Signature and single use come after.</summary>
internal static class AssertionChecks
{
    private const int MaxIdLength = 256;

    internal static readonly Func<ClientAssertion, string?>[] InOrder =
    [
        RequireMethod,
        RequireSameClient,
        RequireType,
        RequireAlgorithm,
        RequireAudience,
        RequireEnd,
        RefuseTheFuture,
        RequireId,
    ];

    internal static string? ProblemOf(ClientAssertion assertion) => InOrder.FirstProblem(assertion);

    // RFC 7591 2: one registered for a certificate cannot come with a key.
    private static string? RequireMethod(ClientAssertion assertion) =>
        assertion.Client.AuthMethod == ClientAuthenticationMethod.PrivateKeyJwt ? null : "The client is registered for another method";

    // RFC 7523 3-1, -2 and OpenID Connect Core 9: iss and sub are the client; RFC 7521 4.2: so is client_id, where sent.
    private static string? RequireSameClient(ClientAssertion assertion)
    {
        var id = assertion.Client.Id.Value;
        return assertion.Jwt.Claims.Text("iss"u8) == id && assertion.Jwt.Claims.Text("sub"u8) == id && (assertion.ClientId ?? id) == id
            ? null
            : "iss, sub and client_id must be the client";
    }

    // RFC 8725 3.11: a JWT made for something else, such as a proof or a request object, is no assertion.
    private static string? RequireType(ClientAssertion assertion) =>
        assertion.Jwt.Type is null or "jwt" or "client-authentication+jwt" ? null : "The assertion is a JWT of another type";

    // RFC 7591 2: token_endpoint_auth_signing_alg.
    private static string? RequireAlgorithm(ClientAssertion assertion) =>
        assertion.Client.AssertionAlgorithm is { } only && only != assertion.Jwt.Algorithm ? "The client registered another algorithm" : null;

    // FAPI 2.0 5.3.2.1-8: the issuer as a text, not the endpoint and no array.
    private static string? RequireAudience(ClientAssertion assertion) =>
        assertion.Jwt.HasAudience(assertion.Issuer) ? null : "aud must be the issuer, as a single text";

    // RFC 7523 3-4, and a limit on how long its jti must be remembered.
    private static string? RequireEnd(ClientAssertion assertion) => assertion.EndsAt switch
    {
        null => "exp is missing",
        var end when end <= assertion.Now - assertion.Skew => "The assertion is over",
        var end when end > assertion.Now.AddMinutes(assertion.Options.AssertionMinutes) + assertion.Skew => "exp is too far ahead",
        _ => null,
    };

    // FAPI 2.0 5.3.2.1-13.
    private static string? RefuseTheFuture(ClientAssertion assertion) =>
        IsAhead(assertion, "iat"u8) || IsAhead(assertion, "nbf"u8) ? "iat or nbf is no instant, or is ahead" : null;

    private static bool IsAhead(ClientAssertion assertion, ReadOnlySpan<byte> claim) =>
        assertion.Jwt.Claims.Has(claim) && !(assertion.Jwt.Claims.Instant(claim) <= assertion.Now + assertion.Skew);

    // OpenID Connect Core 9.
    private static string? RequireId(ClientAssertion assertion) =>
        assertion.Id is { Length: >= 1 and <= MaxIdLength } ? null : "jti is missing, or too long";
}
