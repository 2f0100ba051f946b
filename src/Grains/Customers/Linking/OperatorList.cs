using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Grains.Institutions;

namespace MyDataHub.Grains.Customers.Linking;

/// <summary>The configured operators (section Operators of the settings, shared with the channels to the institutions).</summary>
internal sealed record OperatorList(ImmutableArray<NamedOrganisation> Operators)
{
    public OperatorId? First => Operators.IsEmpty ? null : new(Operators[0].OrgCode);

    public bool Contains(OperatorId id) => Operators.Any(one => one.OrgCode == id.OrgCode);
}
