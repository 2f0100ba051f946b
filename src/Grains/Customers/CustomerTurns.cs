using MyDataHub.Grains.Customers.Granting;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Hosting;
using MyDataHub.Storage.Customers;

namespace MyDataHub.Grains.Customers;

/// <summary>
/// A turn: read the customer, decide, commit once. When another node was first the turn begins anew, so what a turn does must be
/// nothing but deciding.
/// </summary>
internal sealed class CustomerTurns(CustomerStore store, GrantFollowing following, INodeOwnership ownership, TimeProvider clock)
{
    private const int Attempts = 5;

    /// <summary>For a caller: refused as busy when too many wait.</summary>
    public Task<T> CallAsync<T>(Customer customer, Func<CustomerFile, CustomerEdit, Task<T>> turn, CancellationToken ct) =>
        customer.Turns.CallAsync(() => WithinAsync(customer, turn, keepsView: false), () => throw CannotServeException.Contended(), ct);

    /// <summary>For work beside the turns. What follows the commit is still of the turn.</summary>
    public Task<T> OwnAsync<T>(
        Customer customer, Func<CustomerFile, CustomerEdit, Task<T>> turn, CancellationToken ct, bool keepsView = false, Action<T>? committed = null) =>
        customer.Turns.OwnAsync(
            async () =>
            {
                var answer = await WithinAsync(customer, turn, keepsView);
                committed?.Invoke(answer);
                return answer;
            },
            ct);

    public Task<T> ReadAsync<T>(Customer customer, Func<CustomerFile, Task<T>> read, CancellationToken ct) =>
        CallAsync(customer, (file, _) => read(file), ct);

    /// <summary>For who has the turn already.</summary>
    public async Task<T> WithinAsync<T>(Customer customer, Func<CustomerFile, CustomerEdit, Task<T>> turn, bool keepsView)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                var file = await NewestAsync(customer);
                var edit = new CustomerEdit(file, clock.GetUtcNow());
                var answer = await turn(file, edit);
                await following.FollowAsync(file, edit, customer.Gone);
                if (await CommitAsync(customer, edit, keepsView))
                {
                    return answer;
                }
            }
            catch (ChangedMeanwhileException)
            {
                customer.Documents.File = null; // Read it again.
            }
        }

        throw CannotServeException.Contended();
    }

    /// <summary>From memory while a run goes on and nobody else can have written.</summary>
    public async Task<CustomerFile> NewestAsync(Customer customer) =>
        ownership.IsAlone && customer.Documents.File is { } known ? known : customer.Documents.File = await LoadAsync(customer);

    public async Task<CustomerFile> LoadAsync(Customer customer) => await store.LoadAsync(customer.Id, customer.Gone) switch
    {
        LoadOutcome.Loaded loaded => new(store, loaded.Customer, customer.Documents),
        LoadOutcome.Unknown => throw CannotServeException.UnknownCustomer(),
        LoadOutcome.Unavailable => throw CannotServeException.Unavailable(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async Task<bool> CommitAsync(Customer customer, CustomerEdit edit, bool keepsView)
    {
        if (edit.IsEmpty)
        {
            return true;
        }

        var outcome = await store.CommitAsync(edit.Commit(), CancellationToken.None);
        if (edit.ChangesGrants)
        {
            customer.Grants = null;
        }

        if (!keepsView)
        {
            customer.Shared.Forget();
        }

        if (edit.ChangesView && !keepsView)
        {
            // Also when the outcome is unknown: what is served must not be older than what may be stored.
            customer.View = null;
        }

        customer.Documents.File = outcome is CommitOutcome.Committed written ? edit.Remember(customer.Documents, written) : null;

        return outcome switch
        {
            CommitOutcome.Committed => true,
            CommitOutcome.Conflict => false,
            CommitOutcome.Gone => throw CannotServeException.UnknownCustomer(),
            CommitOutcome.Unavailable => throw CannotServeException.Unavailable(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
