using System.Collections.Immutable;
using System.Globalization;
using MyDataHub.Providers.Directory;
using MyDataHub.Providers.KrMyData.Datasets;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Directory;

/// <summary>Applies a delta of 지원-002 (section 7.1). Rows that are no provider with an address of its own are left out.</summary>
internal static class OrgRows
{
    private const string Provider = "01";
    private const string ProviderBehindRelay = "02";
    private const string Relay = "04";
    private const string IndividualToo = "03";

    internal static DirectorySnapshot Apply(DirectorySnapshot before, WireObject page)
    {
        var rows = page.Rows("org_list").ToArray();
        var relays = before.Relays.SetItems(rows
            .Where(static row => row.TextOrNull("org_type") == Relay && row.TextOrNull("domain") is not null)
            .Select(static row => KeyValuePair.Create(row.Text("org_code"), row.Text("domain"))));
        var entries = before.Entries.ToBuilder();
        foreach (var row in rows)
        {
            var code = row.Text("org_code");
            if (row.Text("op_type") == "D" || Entry(row, code, relays) is not { } entry)
            {
                entries.Remove(code);
            }
            else if (!entries.TryGetValue(code, out var known) || !Same(known, entry))
            {
                entries[code] = entry;
            }
        }

        return new(page.StampOrNull("search_timestamp") ?? 0, entries.ToImmutable(), relays);
    }

    // One unreadable institution must not hide the others.
    private static InstitutionEntry? Entry(WireObject row, string code, ImmutableSortedDictionary<string, string> relays)
    {
        if (row.TextOrNull("org_type") is not (Provider or ProviderBehindRelay)
            || Industries.Find(row.TextOrNull("industry")) is not { } sector
            || Address(row.TextOrNull("domain") ?? relays.GetValueOrDefault(row.TextOr("relay_org_code", ""))) is not { } address)
        {
            return null;
        }

        return new InstitutionEntry(new(code), row.TextOr("org_name", code), sector, address)
        {
            AllowsIndividual = row.TextOrNull("auth_type") == IndividualToo,
            ScheduledWindows = [.. row.RowsOrNone("np_time_list").Select(static time => Window(time.TextOrNull("np_time"))).OfType<DayWindow>()],
        };
    }

    private static Uri? Address(string? domain) => domain switch
    {
        null => null,
        _ when domain.Contains("://", StringComparison.Ordinal) => Https(domain),
        _ => Https("https://" + domain),
    };

    // A host that is not the one that was written, as 0.0.0.1 is for "1", is nobody's.
    private static Uri? Https(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && text.Contains(address.Host, StringComparison.OrdinalIgnoreCase)
            ? address
            : null;

    // "hhmm:hhmm"; 2400 is the end of the day.
    private static DayWindow? Window(string? text) =>
        text is { Length: 9 } && text[4] == ':' && Time(text[..4]) is { } from && Time(text[5..]) is { } to ? new DayWindow(from, to) : null;

    private static TimeOnly? Time(string text) => text == "2400"
        ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(text, "HHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static bool Same(InstitutionEntry left, InstitutionEntry right) =>
        left with { ScheduledWindows = [] } == right with { ScheduledWindows = [] } && left.ScheduledWindows.SequenceEqual(right.ScheduledWindows);
}
