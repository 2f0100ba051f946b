using System.Globalization;
using Microsoft.Extensions.Options;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.KrMyData.Authorizing;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Directory;

/// <summary>지원-001 and 002 (section 7.1): a delta on top of what is known, or null when the portal did not give one.</summary>
internal sealed class PortalClient(OutboundChannels channels, IOptions<PortalOptions> options, TimeProvider time)
{
    private readonly ClientToken _token = new(time);

    internal async Task<DirectorySnapshot?> RefreshAsync(DirectorySnapshot known, CancellationToken ct)
    {
        var portal = options.Value;
        var channel = channels.For("portal", new Uri(portal.Address));
        if (await _token.GetAsync(channel, Url("/mgmts/oauth/2.0/token"), portal.ClientId, portal.ClientSecret, "manage", "MG01", ct) is not { } token)
        {
            return null;
        }

        var stamp = known.Timestamp.ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Get, Url($"/{portal.Version}/mgmts/orgs?search_timestamp={stamp}"));
        request.Headers.Authorization = new("Bearer", token.Value);
        var answer = await channel.SendAsync(request, new OutboundCall("MG02") { IsRepeatable = true }, ct);
        if (answer is OutboundAnswer.Answered { Code: "40101" })
        {
            _token.Forget();
        }

        return Read(known, answer);
    }

    private static DirectorySnapshot? Read(DirectorySnapshot known, OutboundAnswer answer)
    {
        if (answer is not OutboundAnswer.Answered { Code: "00000" or "00001" } answered)
        {
            return null;
        }

        if (answered.Code == "00001")
        {
            return known;
        }

        try
        {
            using var document = WireDocument.Parse(answered.Body);

            // A full answer (timestamp 0) replaces what was known: whoever is missing from it is gone.
            return OrgRows.Apply(known.Timestamp == 0 ? DirectorySnapshot.Empty : known, new WireObject(document.RootElement, new WireNotes()));
        }
        catch (WireFormatException)
        {
            return null;
        }
    }

    private Uri Url(string path) => new(options.Value.Address.TrimEnd('/') + path);
}
