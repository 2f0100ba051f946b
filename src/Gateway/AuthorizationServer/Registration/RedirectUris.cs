using System.Net;

namespace MyDataHub.Gateway.AuthorizationServer.Registration;

/// <summary>Where answers may be sent (FAPI 2.0 5.3.2.2-8; RFC 6749 3.1.2; RFC 8252 7.3).</summary>
internal static class RedirectUris
{
    internal static bool IsAllowed(string text, bool isNative)
    {
        if (text.Length > RegistrationTexts.MaxAddress || !Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || text.Contains('#', StringComparison.Ordinal) || text.Any(letter => letter is <= ' ' or > '~' or '\\' or '*')
            || uri.UserInfo.Length > 0 || uri.Host.Length == 0)
        {
            return false;
        }

        return uri.Scheme == Uri.UriSchemeHttps || (isNative && uri.Scheme == Uri.UriSchemeHttp && IsLoopbackAddress(uri));
    }

    // RFC 8252 8.3: the name localhost could be resolved to somewhere else.
    private static bool IsLoopbackAddress(Uri uri) => IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
