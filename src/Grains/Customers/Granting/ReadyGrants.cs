using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>A customer's grants as answers made once, as of one version of the customer.</summary>
internal sealed record ReadyGrants(ImmutableDictionary<GrantId, GrantAnswer> Answers, long Version)
{
    private static readonly GrantAnswer Unknown = new(null, GrantRefusals.Unknown);

    public static ReadyGrants Of(CustomerFile file) =>
        new(file.Grants.ToImmutableDictionary(pair => pair.Key, pair => new GrantAnswer(pair.Value)), file.Stored.Version);

    public GrantAnswer Of(GrantId grant) => Answers.GetValueOrDefault(grant, Unknown);
}
