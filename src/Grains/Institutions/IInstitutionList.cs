using System.Collections.Immutable;
using MyDataHub.Domain;

namespace MyDataHub.Grains.Institutions;

/// <summary>What a customer may choose from: the institutions of the directory, the certificate authorities and the operators.</summary>
public interface IInstitutionList
{
    Task<InstitutionsAnswer> ListAsync(CancellationToken ct);
}

public sealed record InstitutionsAnswer(
    ImmutableArray<ListedInstitution> Institutions, ImmutableArray<NamedOrganisation> Authorities, ImmutableArray<NamedOrganisation> Operators);

/// <summary>Individual: 개별인증 is possible; Integrated: 통합인증 is.</summary>
public sealed record ListedInstitution(InstitutionId Institution, string Name, Sector Sector, bool Individual, bool Integrated);

public sealed record NamedOrganisation(string OrgCode, string Name);
