using System.Text.Json;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>Members of a JSON object; one that has no value is left out.</summary>
internal static class MemberWriting
{
    internal static void Text(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    internal static void Number(Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    internal static void Word<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, T value)
        where T : struct, Enum => json.WriteString(name, Words<T>.Of(value));

    internal static void Part<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, T? value, JsonSerializerOptions options)
        where T : class
    {
        if (value is not null)
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, value, options);
        }
    }

    private static class Words<T>
        where T : struct, Enum
    {
        private static readonly Dictionary<T, JsonEncodedText> All = Enum.GetValues<T>().ToDictionary(value => value, value => JsonEncodedText.Encode(value.ToString()));

        internal static JsonEncodedText Of(T value) => All[value];
    }
}
