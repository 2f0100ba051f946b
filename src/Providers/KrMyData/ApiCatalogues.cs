using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.KrMyData.Datasets;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData;

/// <summary>
/// The catalogue of each institution, asked for daily (section 6.1). When it cannot be had, what was known holds, and before that v2: a missing
/// catalogue never stops a collection.
/// </summary>
internal sealed class ApiCatalogues(IOptions<OutboundOptions> options, TimeProvider time)
{
    private const int Newest = 2;
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<InstitutionId, Held> _held = new();

    internal async Task<ApiCatalogue> OfAsync(KrChannel to, CancellationToken ct)
    {
        var held = _held.GetOrAdd(to.Id, _ => new Held());
        if (held.Until > time.GetUtcNow())
        {
            return held.Catalogue;
        }

        // One asks; the others go on with what is known, or wait if nothing is.
        await held.Turn.WaitAsync(ct);
        try
        {
            if (held.Until <= time.GetUtcNow())
            {
                await AskAsync(held, to, ct);
            }

            return held.Catalogue;
        }
        finally
        {
            held.Turn.Release();
        }
    }

    private async Task AskAsync(Held held, KrChannel to, CancellationToken ct)
    {
        var query = KrRequests.Query([("org_code", to.Id.OrgCode), ("client_id", to.Operator.ClientId)]);
        using var request = new HttpRequestMessage(HttpMethod.Get, to.Url($"/{to.Entry.Sector.Industry()}/apis{query}"));
        var answer = await to.Channel.SendAsync(request, new OutboundCall("CM01") { IsRepeatable = true }, ct);
        if (Read(answer, to.Profile.HighestVersion) is { } catalogue)
        {
            held.Catalogue = catalogue;
            held.Until = time.GetUtcNow().AddHours(options.Value.CatalogueHours);
        }
        else
        {
            held.Catalogue = held.Catalogue with { Version = Math.Min(held.Catalogue.Version, to.Profile.HighestVersion) };
            held.Until = time.GetUtcNow() + AfterFailure;
        }
    }

    private static ApiCatalogue? Read(OutboundAnswer answer, int cap)
    {
        if (answer is not OutboundAnswer.Answered { Code: "00000" } answered)
        {
            return null;
        }

        try
        {
            using var document = WireDocument.Parse(answered.Body);
            var page = new WireObject(document.RootElement, new WireNotes());
            var resources = page.RowsOrNone("api_list").Select(static row => row.TextOrNull("api_uri")).OfType<string>();
            return new(Negotiate(page.TextOrNull("version"), cap), resources.ToFrozenSet(StringComparer.Ordinal));
        }
        catch (WireFormatException)
        {
            return null;
        }
    }

    // The highest version both know. One that is newer than ours and no longer takes ours will answer 40003, which says so.
    private static int Negotiate(string? version, int cap) =>
        version is ['v' or 'V', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var theirs) && theirs >= 1
            ? Math.Min(theirs, Math.Min(cap, Newest))
            : Math.Min(cap, Newest);

    private sealed class Held
    {
        internal SemaphoreSlim Turn { get; } = new(1, 1);

        internal ApiCatalogue Catalogue { get; set; } = ApiCatalogue.Unknown;

        internal DateTimeOffset Until { get; set; } = DateTimeOffset.MinValue;
    }
}
