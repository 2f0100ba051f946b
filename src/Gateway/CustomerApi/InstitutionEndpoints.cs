using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using MyDataHub.Domain;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Grains;
using MyDataHub.Grains.Institutions;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>What a customer may link, and what is linked already.</summary>
internal static class InstitutionEndpoints
{
    internal static void MapInstitutions(this RouteGroupBuilder customer) =>
        customer.MapGet("/institutions", List).WithTags("Institutions")
            .WithSummary("Institutions, certificate authorities and operators to choose from");

    private static async Task<Results<Ok<InstitutionList>, Problem>> List(Session session, IInstitutionList institutions, IGrains grains, CancellationToken ct)
    {
        var known = await institutions.ListAsync(ct);
        var connections = await grains.Customer(session.Customer).ConnectionsAsync(ct);
        if (connections.Refusal is { } refusal)
        {
            return Problems.Refused(refusal);
        }

        var states = connections.Connections.ToLookup(connection => connection.Id.Institution, connection => connection.State);
        return TypedResults.Ok(new InstitutionList(
            [.. known.Institutions.Select(one => new InstitutionRow(one.Institution, one.Name, one.Sector, one.Individual, one.Integrated)
            {
                Connection = states[one.Institution].FirstOrDefault(),
            })],
            known.Authorities,
            known.Operators));
    }
}

internal sealed record InstitutionList(
    ImmutableArray<InstitutionRow> Institutions, ImmutableArray<NamedOrganisation> Authorities, ImmutableArray<NamedOrganisation> Operators);

/// <summary>Individual: 개별인증 is possible; Integrated: 통합인증 is. Connection: its state, absent when the customer has none there.</summary>
internal sealed record InstitutionRow(InstitutionId Institution, string Name, Sector Sector, bool Individual, bool Integrated)
{
    public string? Connection { get; init; }
}
