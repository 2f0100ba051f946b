using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using MyDataHub.Domain;
using MyDataHub.Providers.Directory;

namespace MyDataHub.Providers.KrMyData.Directory;

/// <summary>
/// The list as it stood after the answer with this search_timestamp, in the order of org codes. Relays (중계기관) keep their addresses, because a later
/// delta may bring an institution behind one of them without the relay itself.
/// </summary>
internal sealed record DirectorySnapshot(
    long Timestamp, ImmutableSortedDictionary<string, InstitutionEntry> Entries, ImmutableSortedDictionary<string, string> Relays)
{
    internal static readonly DirectorySnapshot Empty = new(
        0,
        ImmutableSortedDictionary.Create<string, InstitutionEntry>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(
        new Kept(Timestamp, [.. Entries.Values.Select(KeptEntry.Of)], Relays.ToDictionary()), DirectoryJson.Default.Kept);

    /// <summary>Null when the bytes are not of this shape: then the portal is asked for everything.</summary>
    internal static DirectorySnapshot? Read(byte[]? content)
    {
        try
        {
            return content is { Length: > 0 } && JsonSerializer.Deserialize(content, DirectoryJson.Default.Kept) is { Entries: { } entries, Relays: { } relays } kept
                ? new(kept.Timestamp, entries.ToImmutableSortedDictionary(entry => entry.OrgCode, entry => entry.Entry(), StringComparer.Ordinal),
                    relays.ToImmutableSortedDictionary(StringComparer.Ordinal))
                : null;
        }
        catch (Exception exception) when (exception is JsonException or UriFormatException or ArgumentException)
        {
            return null;
        }
    }

    internal sealed record Kept(long Timestamp, KeptEntry[] Entries, Dictionary<string, string> Relays);

    internal sealed record KeptEntry(string OrgCode, string Name, Sector Sector, string Address, bool AllowsIndividual, TimeOnly[] Windows)
    {
        internal static KeptEntry Of(InstitutionEntry entry) =>
            new(entry.Id.OrgCode, entry.Name, entry.Sector, entry.Address.AbsoluteUri, entry.AllowsIndividual,
                [.. entry.ScheduledWindows.SelectMany(window => new[] { window.From, window.To })]);

        internal InstitutionEntry Entry() => new(new(OrgCode), Name, Sector, new(Address))
        {
            AllowsIndividual = AllowsIndividual,
            ScheduledWindows = [.. Windows.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new DayWindow(pair[0], pair[1]))],
        };
    }
}

[JsonSerializable(typeof(DirectorySnapshot.Kept))]
internal sealed partial class DirectoryJson : JsonSerializerContext;
