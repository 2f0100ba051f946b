using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Providers.Directory;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.Institutions;
using MyDataHub.Providers.KrMyData;
using MyDataHub.Providers.VehicleRegister;

namespace MyDataHub.Providers;

/// <summary>Opens a channel per operator and institution once, and again when the directory says something else about it or the certificate is renewed.</summary>
internal sealed class ConfiguredInstitutions(
    IInstitutionDirectory directory,
    OutboundChannels channels,
    ApiCatalogues catalogues,
    InstitutionProfiles profiles,
    IOptions<OperatorsOptions> operators,
    IOptions<OutboundOptions> limits,
    OutboundMetrics metrics,
    TimeProvider time) : IInstitutions
{
    private readonly ConcurrentDictionary<ConnectionId, (OutboundChannel Channel, IInstitution Institution)> _open = new();

    public async Task<IInstitution?> FindAsync(OperatorId operatorId, InstitutionId institution, CancellationToken ct)
    {
        if (operators.Value.Find(operatorId.OrgCode) is not { } client || await directory.FindAsync(institution, ct) is not { } entry)
        {
            return null;
        }

        var key = new ConnectionId(operatorId, institution);
        var channel = channels.For(client, entry.Id.OrgCode, entry.Address);
        if (!_open.TryGetValue(key, out var open) || !ReferenceEquals(open.Channel, channel) || !ReferenceEquals(open.Institution.Entry, entry))
        {
            open = _open[key] = (channel, Open(client, entry, channel));
        }

        return open.Institution;
    }

    private IInstitution Open(OperatorOptions client, InstitutionEntry entry, OutboundChannel channel) =>
        entry.Sector == Sector.VehicleRegister
            ? new RegisterInstitution(entry, channel, limits.Value, time)
            : new KrMyDataInstitution(new(client, entry, profiles.Of(entry.Id), channel), catalogues, limits.Value, metrics, time);
}
