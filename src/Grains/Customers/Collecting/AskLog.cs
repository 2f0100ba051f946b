using System.Collections.Immutable;
using MyDataHub.Grains.Customers.Connections;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// Everything remembered about what one connection was asked for. An answer that says nothing new changes its times only, which are kept
/// apart, so that what was written down need not be written again.
/// </summary>
internal sealed record AskLog(ImmutableDictionary<AskKey, AskRecord> Records)
{
    public static readonly AskLog Empty = new(ImmutableDictionary<AskKey, AskRecord>.Empty);

    /// <summary>The records as they were written down.</summary>
    public ImmutableDictionary<AskKey, AskRecord> Written { get; private init; } = ImmutableDictionary<AskKey, AskRecord>.Empty;

    public AskRecord? this[AskKey key] => Records.GetValueOrDefault(key);

    /// <summary>Something else than times is new.</summary>
    public bool SaysMore => Records.Values.Any(record => Written.GetValueOrDefault(record.Key) is not { } written || record.AsOf(new(written.At, written.KnownUntil)) != written);

    public AskLog With(AskRecord record) => this with { Records = Records.SetItem(record.Key, record) };

    public static AskLog Of(IEnumerable<AskRecord> records) => new(records.ToImmutableDictionary(record => record.Key));

    /// <summary>As it was written down, with the times since, whatever the clock says: writing down ends what was before.</summary>
    public static AskLog Of(IEnumerable<AskRecord> written, ImmutableDictionary<ulong, AskTime> since)
    {
        var records = written.ToImmutableDictionary(record => record.Key);
        var log = new AskLog(records) { Written = records };
        return since.IsEmpty ? log : records.Values.Aggregate(
            log, (all, record) => since.TryGetValue(AskTime.MarkOf(record.Key), out var time) ? all.With(record.AsOf(time)) : all);
    }

    /// <summary>The times that differ from those written down.</summary>
    public ImmutableDictionary<ulong, AskTime> Times() => Records.Values
        .Where(record => Written[record.Key] != record)
        .ToImmutableDictionary(record => AskTime.MarkOf(record.Key), record => new AskTime(record.At, record.KnownUntil));
}
