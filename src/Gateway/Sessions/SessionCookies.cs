using System.Buffers.Text;
using System.Security.Cryptography;

namespace MyDataHub.Gateway.Sessions;

/// <summary>The two cookies: one that proves the session and no script reads, one that the pages repeat in X-CSRF.</summary>
internal sealed class SessionCookies(IHostEnvironment environment)
{
    internal const string Csrf = "hub-csrf";

    internal void Begin(HttpContext context, Session session, ReadOnlySpan<byte> token)
    {
        context.Response.Cookies.Append(
            SessionToken.Cookie, SessionToken.Encode(token), Options(context, httpOnly: true, SameSiteMode.Lax));
        Repeat(context, session.Csrf);
    }

    internal void Repeat(HttpContext context, string csrf) =>
        context.Response.Cookies.Append(Csrf, csrf, Options(context, httpOnly: false, SameSiteMode.Strict));

    /// <summary>A value for somebody who is not signed in yet, kept while it has the right shape.</summary>
    internal void RepeatForVisitor(HttpContext context)
    {
        if (context.Request.Cookies[Csrf] is not { Length: 43 })
        {
            Repeat(context, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SessionToken.Size)));
        }
    }

    internal void End(HttpContext context)
    {
        context.Response.Cookies.Delete(SessionToken.Cookie, Options(context, httpOnly: true, SameSiteMode.Lax));
        context.Response.Cookies.Delete(Csrf, Options(context, httpOnly: false, SameSiteMode.Strict));
    }

    // Browsers do not keep Secure cookies of plain http on every loopback name, so development over http goes without.
    private CookieOptions Options(HttpContext context, bool httpOnly, SameSiteMode sameSite) => new()
    {
        HttpOnly = httpOnly,
        SameSite = sameSite,
        Secure = context.Request.IsHttps || !environment.IsDevelopment(),
        Path = "/",
        IsEssential = true,
    };
}
