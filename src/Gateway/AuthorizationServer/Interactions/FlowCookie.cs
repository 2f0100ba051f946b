using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Interactions;

/// <summary>
/// The secret by which a browser is known through its interactions, signed in or not. Whoever gets hold of an interaction's address
/// alone, such as an attacker who began it elsewhere, does nothing with it (FAPI 2.0 Attacker Model, session integrity).
/// </summary>
internal static class FlowCookie
{
    // The prefix keeps other hosts and plain HTTP from setting it (RFC 6265bis 4.1.3.2).
    internal const string Name = "__Host-hub-flow";
    private const int Length = 43;

    internal static string? Of(HttpContext context) => context.Request.Cookies[Name] is { Length: Length } secret ? secret : null;

    internal static string OfOrNew(HttpContext context)
    {
        if (Of(context) is { } known)
        {
            return known;
        }

        var secret = OpaqueSecret.Create();
        context.Response.Cookies.Append(Name, secret, new CookieOptions
        {
            HttpOnly = true,
            Secure = true,
            // Lax, since the browser comes from the client's site and from the identity issuer's.
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
        });
        return secret;
    }
}
