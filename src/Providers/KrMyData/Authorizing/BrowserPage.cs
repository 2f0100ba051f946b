namespace MyDataHub.Providers.KrMyData.Authorizing;

/// <summary>A page that a customer's browser is sent to. Plain HTTP is allowed only where it does not leave the machine.</summary>
internal static class BrowserPage
{
    internal static bool IsSafe(Uri page) => page.Scheme == Uri.UriSchemeHttps || (page.Scheme == Uri.UriSchemeHttp && page.IsLoopback);
}
