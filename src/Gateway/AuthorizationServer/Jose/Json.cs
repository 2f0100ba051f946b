using System.Text.Json;

namespace MyDataHub.Gateway.AuthorizationServer.Jose;

/// <summary>JSON as the JOSE specifications want it: one object, no member twice (RFC 7515 4, RFC 7519 4).</summary>
internal static class Json
{
    internal static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Null when it is no JSON object.</summary>
    internal static JsonElement? ObjectOf(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var element = JsonElement.Parse(utf8, Strict);
            return element.ValueKind == JsonValueKind.Object ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when the member is missing or no string.</summary>
    internal static string? Text(this JsonElement json, ReadOnlySpan<byte> name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    internal static bool Has(this JsonElement json, ReadOnlySpan<byte> name) => json.TryGetProperty(name, out _);

    /// <summary>A NumericDate (RFC 7519 2), which may have a fraction; null when missing or no number that an instant can hold.</summary>
    internal static DateTimeOffset? Instant(this JsonElement json, ReadOnlySpan<byte> name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetDouble(out var seconds)
            && seconds is >= 0 and < 253_402_300_800
            ? DateTimeOffset.UnixEpoch.AddMilliseconds(seconds * 1000)
            : null;
}
