using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Customers.Opening;

/// <summary>How answers to third parties are written: as the customer API's, absent instead of null, with an ETag of their grant.</summary>
internal static class OpenJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static OpenAnswer.Ready Ready<T>(Grant grant, T content, ConsentDomains domains, int items)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(content, Options);
        return new(bytes, TagOf(grant, bytes), grant.Client) { Domains = domains & grant.Consent.Domains, Items = items };
    }

    // Two grants never have one tag: what a reader has under one says nothing about the other.
    private static string TagOf(Grant grant, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(grant.Id.Value.ToByteArray());
        hash.AppendData(bytes);
        return $"\"{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12))}\"";
    }
}
