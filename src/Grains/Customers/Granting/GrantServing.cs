using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Hosting;
using MyDataHub.Storage.Customers;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>
/// Grants as they are at this moment: from memory while this node owns the database alone, else only when the database says that
/// memory is still the newest.
/// </summary>
internal sealed class GrantServing(CustomerTurns turns, CustomerStore store, INodeOwnership ownership)
{
    /// <summary>Null when the database must be asked.</summary>
    public GrantAnswer? TryWarm(Customer customer, GrantId grant) => ownership.IsAlone ? customer.Grants?.Of(grant) : null;

    public async Task<GrantAnswer> GrantAsync(Customer customer, GrantId grant, CancellationToken ct) => (await ReadyAsync(customer, ct)).Of(grant);

    public async Task<GrantsAnswer> GrantsAsync(Customer customer, CancellationToken ct)
    {
        var grants = (await ReadyAsync(customer, ct)).Answers.Values.Select(answer => answer.Grant!);
        return new([.. grants.OrderByDescending(grant => grant.GivenAt).ThenBy(grant => grant.Id.ToString(), StringComparer.Ordinal)]);
    }

    // In a turn, so that nothing on this node is written between reading and remembering.
    private Task<ReadyGrants> ReadyAsync(Customer customer, CancellationToken ct) =>
        customer.Turns.CallAsync(() => LoadAsync(customer), static () => throw CannotServeException.Contended(), ct);

    private async Task<ReadyGrants> LoadAsync(Customer customer)
    {
        if (customer.Grants is { } warm && (ownership.IsAlone || (await store.VersionAsync(customer.Id, customer.Gone))?.Version == warm.Version))
        {
            return warm;
        }

        var file = await turns.LoadAsync(customer);
        return customer.Grants = ReadyGrants.Of(file);
    }
}
