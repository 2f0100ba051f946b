using System.Globalization;
using System.Text.Json;

namespace MyDataHub.Gateway.AuthorizationServer;

/// <summary>
/// An error of the authorization server (RFC 6749 5.2). Code is for programs; the description is for whoever writes one: ASCII
/// without quotes, and never what was sent.
/// </summary>
internal sealed record OAuthError(int Status, string Code, string Description) : IResult, IStatusCodeHttpResult
{
    /// <summary>The WWW-Authenticate field, where the request authenticated by the Authorization field (RFC 6749 5.2, RFC 6750 3).</summary>
    internal string? Challenge { get; init; }

    /// <summary>The nonce to use in the next proof (RFC 9449 8).</summary>
    internal string? DpopNonce { get; init; }

    internal int? RetryAfterSeconds { get; init; }

    int? IStatusCodeHttpResult.StatusCode => Status;

    internal static OAuthError InvalidRequest(string description) => new(400, "invalid_request", description);

    internal static OAuthError InvalidClient(string description) => new(401, "invalid_client", description);

    internal static OAuthError InvalidGrant(string description) => new(400, "invalid_grant", description);

    internal static OAuthError UnauthorizedClient(string description) => new(400, "unauthorized_client", description);

    internal static OAuthError UnsupportedGrantType(string description) => new(400, "unsupported_grant_type", description);

    internal static OAuthError UnsupportedResponseType(string description) => new(400, "unsupported_response_type", description);

    internal static OAuthError InvalidScope(string description) => new(400, "invalid_scope", description);

    internal static OAuthError AccessDenied(string description) => new(403, "access_denied", description);

    /// <summary>RFC 9396 5.</summary>
    internal static OAuthError InvalidAuthorizationDetails(string description) => new(400, "invalid_authorization_details", description);

    /// <summary>RFC 9449 5.</summary>
    internal static OAuthError InvalidDpopProof(string description) => new(400, "invalid_dpop_proof", description);

    /// <summary>RFC 9449 8.</summary>
    internal static OAuthError UseDpopNonce(string nonce) =>
        new(400, "use_dpop_nonce", "The proof needs the nonce of the DPoP-Nonce field") { DpopNonce = nonce };

    /// <summary>Grant Management, error response.</summary>
    internal static OAuthError InvalidGrantId(string description) => new(400, "invalid_grant_id", description);

    /// <summary>RFC 9101 6.</summary>
    internal static OAuthError InvalidRequestObject(string description) => new(400, "invalid_request_object", description);

    /// <summary>RFC 6750 3.1; the caller adds the challenge of its scheme.</summary>
    internal static OAuthError InvalidToken(string description) => new(401, "invalid_token", description);

    /// <summary>RFC 6750 3.1; the caller adds the challenge of its scheme.</summary>
    internal static OAuthError InsufficientScope(string description) => new(403, "insufficient_scope", description);

    /// <summary>RFC 7591 3.2.2.</summary>
    internal static OAuthError InvalidClientMetadata(string description) => new(400, "invalid_client_metadata", description);

    /// <summary>RFC 7591 3.2.2.</summary>
    internal static OAuthError InvalidRedirectUri(string description) => new(400, "invalid_redirect_uri", description);

    /// <summary>RFC 7591 3.2.2.</summary>
    internal static OAuthError InvalidSoftwareStatement(string description) => new(400, "invalid_software_statement", description);

    internal static OAuthError TemporarilyUnavailable(int seconds) =>
        new(503, "temporarily_unavailable", "Nothing was done; try again in a moment") { RetryAfterSeconds = seconds };

    internal static OAuthError TooManyRequests(int seconds) =>
        new(429, "temporarily_unavailable", "Too many requests") { RetryAfterSeconds = seconds };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        if (Challenge is not null)
        {
            response.Headers.WWWAuthenticate = Challenge;
        }

        if (DpopNonce is not null)
        {
            response.Headers["DPoP-Nonce"] = DpopNonce;
        }

        if (RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var body = Body();
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }

    private byte[] Body()
    {
        using var body = new MemoryStream(256);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("error", Code);
            json.WriteString("error_description", Description);
            json.WriteEndObject();
        }

        return body.ToArray();
    }
}
