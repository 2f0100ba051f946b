using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>A customer's grants as answers made once, as of one version of the customer.</summary>
internal sealed record ReadyGrants(ImmutableDictionary<GrantId, GrantAnswer> Answers, long Version)
{
    private static readonly GrantAnswer Unknown = new(null, GrantRefusals.Unknown);

    public GrantAnswer Of(GrantId grant) => Answers.GetValueOrDefault(grant, Unknown);
}
