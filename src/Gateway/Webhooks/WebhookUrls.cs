using System.Net;

namespace MyDataHub.Gateway.Webhooks;

/// <summary>
/// Which addresses a third party may name. Whether the name leads into our own network is looked at again whenever it is called
/// (<see cref="Http.Outgoing.OutgoingHttp"/>); this refuses early what can be seen from the address alone.
/// </summary>
internal static class WebhookUrls
{
    internal const int MaxLength = 500;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    internal static string? Problem(string? text, bool allowsInternal)
    {
        if (text is null || text.Length > MaxLength || !Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            return $"It must be an absolute address of at most {MaxLength} characters.";
        }

        if (url.UserInfo.Length > 0 || url.Fragment.Length > 0)
        {
            return "It must have neither a user name nor a fragment.";
        }

        if (url.Scheme != Uri.UriSchemeHttps && !(allowsInternal && url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        {
            return "It must be https.";
        }

        return !allowsInternal && IsInternal(url) ? "It must be of the public internet." : null;
    }

    private static bool IsInternal(Uri url) => IPAddress.TryParse(url.IdnHost, out var address)
        ? Http.Outgoing.InternalAddresses.Contains(address)
        : url.IsLoopback || !url.IdnHost.Contains('.');
}
