using System.Text.Json.Nodes;
using MyDataHub.Storage.Webhooks;

namespace MyDataHub.Gateway.Webhooks;

/// <summary>
/// What is sent: a Security Event Token (RFC 8417) pushed as in RFC 8935. It says that something happened, and to whom it is
/// addressed; it opens nothing, so whoever steals one has ids and counts.
/// </summary>
internal static class SecurityEvent
{
    internal const string ContentType = "application/secevent+jwt";
    internal const string JwtType = "secevent+jwt";
    private const string TypePrefix = "urn:mydatahub:event:";

    internal static JsonObject Claims(LoggedEvent logged, string issuer, DateTimeOffset now)
    {
        var happened = logged.Event;
        return new JsonObject
        {
            ["iss"] = issuer,
            ["aud"] = happened.Client.Value,
            ["iat"] = now.ToUnixTimeSeconds(),
            // Stable over retries and replays, so that a receiver knows what it has seen.
            ["jti"] = happened.Id.ToString("N"),
            ["toe"] = happened.At.ToUnixTimeSeconds(),
            ["sub_id"] = new JsonObject { ["format"] = "opaque", ["id"] = happened.Subject },
            ["events"] = new JsonObject { [TypePrefix + happened.Type] = Payload(logged) },
        };
    }

    private static JsonObject Payload(LoggedEvent logged)
    {
        var payload = new JsonObject { ["number"] = logged.Number };
        if (logged.Event.Grant.Value != Guid.Empty)
        {
            payload["grant_id"] = logged.Event.Grant.ToString();
        }

        if (logged.Event.Reason is { } reason)
        {
            payload["reason"] = reason;
        }

        foreach (var (name, count) in logged.Event.Counts)
        {
            payload[name] = count;
        }

        return payload;
    }
}
