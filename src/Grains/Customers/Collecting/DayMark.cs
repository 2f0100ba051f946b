using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using MyDataHub.Domain.Assets;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// A fingerprint of one account's transactions of one day, whatever order they came in. Comparing days tells whether an answer holds
/// anything that was not known, without loading the history.
/// </summary>
internal sealed record DayMark(DateOnly Day, ulong Hash)
{
    public static ImmutableArray<DayMark> Of(ImmutableArray<Transaction> transactions)
    {
        var days = new SortedDictionary<DateOnly, ulong>();
        using var text = new HashedText();
        foreach (var transaction in transactions)
        {
            var day = DateOnly.FromDateTime(transaction.At);
            // Addition does not mind the order; two equal rows count twice.
            days[day] = unchecked(days.GetValueOrDefault(day) + text.Of(transaction));
        }

        return [.. days.Select(day => new DayMark(day.Key, day.Value))];
    }

    /// <summary>True when some day from the given one on differs.</summary>
    public static bool Differ(ImmutableArray<DayMark> known, ImmutableArray<DayMark> now, DateOnly from) =>
        !known.Where(mark => mark.Day >= from).SequenceEqual(now.Where(mark => mark.Day >= from));

    /// <summary>Writes one row after the other into the same buffer.</summary>
    private sealed class HashedText : IDisposable
    {
        private readonly ArrayBufferWriter<byte> _bytes = new(1024);
        private readonly Utf8JsonWriter _json;

        public HashedText() => _json = new(_bytes);

        public ulong Of(Transaction transaction)
        {
            _bytes.ResetWrittenCount();
            _json.Reset();
            JsonSerializer.Serialize(_json, transaction with { SeenAt = default }, DayMarkJson.Default.Transaction);
            _json.Flush();
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(_bytes.WrittenSpan, hash);
            return BitConverter.ToUInt64(hash);
        }

        public void Dispose() => _json.Dispose();
    }
}

/// <summary>Rows as they are hashed. Another text would call every stored day changed.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(Transaction))]
internal sealed partial class DayMarkJson : JsonSerializerContext;
