using MyDataHub.Grains.Customers.Linking;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Directory;

namespace MyDataHub.Grains.Institutions;

internal sealed class InstitutionList(IInstitutionDirectory directory, IConsentSigning signing, OperatorList operators) : IInstitutionList
{
    public async Task<InstitutionsAnswer> ListAsync(CancellationToken ct) => new(
        [.. (await directory.ListAsync(ct)).Select(entry => new ListedInstitution(entry.Id, entry.Name, entry.Sector, entry.AllowsIndividual, entry.AllowsIntegrated))],
        [.. signing.Authorities.Select(authority => new NamedOrganisation(authority.OrgCode, authority.Name))],
        operators.Operators);
}
