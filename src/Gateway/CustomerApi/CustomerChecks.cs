using System.Security.Cryptography;
using System.Text;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Sessions;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>What a call of the customer API must satisfy, in the order it is checked. The first failure is the answer.</summary>
internal static class CustomerChecks
{
    internal static readonly Func<HttpRequest, CustomerCall, Session?, Problem?>[] InOrder =
    [
        RejectOtherSites,
        RequireSession,
        RequireCsrf,
    ];

    // Fetch Metadata and Origin: browsers say where a request came from, and other sites have no business here.
    private static Problem? RejectOtherSites(HttpRequest request, CustomerCall call, Session? session)
    {
        if (IsRead(request))
        {
            return null;
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        var isOurs = site is "" or "same-origin" or "none" && (origin.Length == 0 || IsSame(origin, request));
        return isOurs ? null : Problems.CrossSite();
    }

    private static Problem? RequireSession(HttpRequest request, CustomerCall call, Session? session) =>
        call.NeedsSession && session is null ? Problems.NotSignedIn() : null;

    // Double submit: in a session the value is derived from it, before sign-in the cookie itself is compared.
    private static Problem? RequireCsrf(HttpRequest request, CustomerCall call, Session? session)
    {
        if (IsRead(request))
        {
            return null;
        }

        var expected = session?.Csrf ?? request.Cookies[SessionCookies.Csrf];
        return IsEqual(request.Headers["X-CSRF"].ToString(), expected) ? null : Problems.WrongCsrf();
    }

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static bool IsSame(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && from.Scheme == request.Scheme
        && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);

    private static bool IsEqual(string given, string? expected) =>
        expected is { Length: > 0 }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
