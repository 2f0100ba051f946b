using System.Text.Json;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>
/// Members of a JSON object in the order in which they are written. The reader stands at a name or at the end; when the name is the
/// wanted one its value is taken and the reader moves on, otherwise it stays and the answer is null.
/// </summary>
internal static class MemberReading
{
    internal static string? Text(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!IsAt(ref reader, name))
        {
            return null;
        }

        var value = reader.GetString();
        reader.Read();
        return value;
    }

    internal static decimal? Number(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!IsAt(ref reader, name))
        {
            return null;
        }

        var value = reader.GetDecimal();
        reader.Read();
        return value;
    }

    internal static int? Count(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => (int?)Number(ref reader, name);

    internal static bool? Flag(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!IsAt(ref reader, name))
        {
            return null;
        }

        var value = reader.GetBoolean();
        reader.Read();
        return value;
    }

    internal static DateTime? Time(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!IsAt(ref reader, name))
        {
            return null;
        }

        var value = reader.GetDateTime();
        reader.Read();
        return value;
    }

    internal static DateTimeOffset? Instant(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!IsAt(ref reader, name))
        {
            return null;
        }

        var value = reader.GetDateTimeOffset();
        reader.Read();
        return value;
    }

    /// <summary>Null also for a word that is no name of the enum; the reader then stands at the word.</summary>
    internal static T? Word<T>(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
        where T : struct, Enum
    {
        if (IsAt(ref reader, name))
        {
            foreach (var (word, value) in Words<T>.All)
            {
                if (reader.ValueTextEquals(word))
                {
                    reader.Read();
                    return value;
                }
            }
        }

        return null;
    }

    internal static T? Part<T>(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, JsonSerializerOptions options)
        where T : class
    {
        if (!IsAt(ref reader, name))
        {
            return null;
        }

        var value = JsonSerializer.Deserialize<T>(ref reader, options);
        reader.Read();
        return value;
    }

    /// <summary>Moves on to the value when the reader stands at this name.</summary>
    internal static bool IsAt(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name) && reader.Read();

    private static class Words<T>
        where T : struct, Enum
    {
        internal static readonly (byte[] Word, T Value)[] All =
            [.. Enum.GetValues<T>().Select(value => (System.Text.Encoding.UTF8.GetBytes(value.ToString()), value))];
    }
}
