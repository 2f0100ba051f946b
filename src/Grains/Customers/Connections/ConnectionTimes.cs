using System.Collections.Immutable;

namespace MyDataHub.Grains.Customers.Connections;

/// <summary>
/// What every collection of a connection changes even if it finds nothing new, and nothing else: when it was tried and went well, and when
/// each question (by its mark) was answered since what is remembered about it was written down.
/// </summary>
internal sealed record ConnectionTimes(DateTimeOffset? LastSuccessAt, DateTimeOffset? LastTryAt)
{
    private const byte Format = 1;

    public static readonly ConnectionTimes None = new(null, null);

    public ImmutableDictionary<ulong, AskTime> Asked { get; init; } = ImmutableDictionary<ulong, AskTime>.Empty;

    /// <summary>Compact, because it is written with every run: times as steps from the earliest, days as steps from its day. Equal times give equal bytes.</summary>
    public byte[] Write()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        var earliest = Asked.Count == 0 ? default : Asked.Values.Min(time => time.At);
        writer.Write(Format);
        writer.Write7BitEncodedInt64(LastTryAt?.UtcTicks ?? 0);
        writer.Write7BitEncodedInt64(LastSuccessAt?.UtcTicks ?? 0);
        writer.Write7BitEncodedInt64(earliest.UtcTicks);
        writer.Write7BitEncodedInt(Asked.Count);
        foreach (var (mark, time) in Asked.OrderBy(one => one.Key))
        {
            writer.Write(mark);
            writer.Write7BitEncodedInt64(time.At.UtcTicks - earliest.UtcTicks);
            writer.Write7BitEncodedInt(time.KnownUntil?.DayNumber ?? 0);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    public static ConnectionTimes Read(ReadOnlyMemory<byte> stored)
    {
        using var bytes = new MemoryStream(stored.ToArray(), writable: false);
        using var reader = new BinaryReader(bytes);
        if (reader.ReadByte() is not Format and var format)
        {
            throw new NotSupportedException($"Format {format} of connection times is not known.");
        }

        var (tried, succeeded) = (Instant(reader.Read7BitEncodedInt64()), Instant(reader.Read7BitEncodedInt64()));
        var earliest = reader.Read7BitEncodedInt64();
        var asked = ImmutableDictionary.CreateBuilder<ulong, AskTime>();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var mark = reader.ReadUInt64();
            var at = Instant(earliest + reader.Read7BitEncodedInt64())!.Value;
            asked[mark] = new(at, reader.Read7BitEncodedInt() is var day and > 0 ? DateOnly.FromDayNumber(day) : null);
        }

        return new(succeeded, tried) { Asked = asked.ToImmutable() };
    }

    private static DateTimeOffset? Instant(long ticks) => ticks == 0 ? null : new(ticks, TimeSpan.Zero);
}
