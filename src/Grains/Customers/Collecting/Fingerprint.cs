using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>A short hash that tells whether something is the same as last time.</summary>
internal static class Fingerprint
{
    // Rows of lists and bills are compared again after every answer of a run, and never change.
    private static readonly ConditionalWeakTable<object, string> Known = [];

    /// <summary>Of something immutable that is asked about again and again.</summary>
    public static string OfKept<T>(T value) where T : class => Known.GetValue(value, static one => Of(one));

    public static string Of<T>(T value) where T : notnull => Shorten(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType()));

    /// <summary>Of an answer's facts, whatever their order and whenever they were asked for.</summary>
    public static string Of(ImmutableArray<StampedFact> facts) =>
        Of(facts.Select(fact => $"{Of(fact.Key)}={Of<object>(fact.Value)}").Order(StringComparer.Ordinal).ToArray());

    private static string Shorten(byte[] bytes) => Convert.ToBase64String(SHA256.HashData(bytes).AsSpan(0, 9));
}
