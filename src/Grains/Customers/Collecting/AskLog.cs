using System.Collections.Immutable;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>Everything remembered about what one connection was asked for.</summary>
internal sealed record AskLog(ImmutableDictionary<AskKey, AskRecord> Records)
{
    public static readonly AskLog Empty = new(ImmutableDictionary<AskKey, AskRecord>.Empty);

    public AskRecord? this[AskKey key] => Records.GetValueOrDefault(key);

    public AskLog With(AskRecord record) => new(Records.SetItem(record.Key, record));

    public static AskLog Of(IEnumerable<AskRecord> records) => new(records.ToImmutableDictionary(record => record.Key));
}
