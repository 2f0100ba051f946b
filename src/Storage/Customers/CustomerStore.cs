using MyDataHub.Domain;
using MyDataHub.Storage.Keys;
using MyDataHub.Storage.SignIn;
using Npgsql;

namespace MyDataHub.Storage.Customers;

/// <summary>
/// Customers, each encrypted with a key of their own. Reads are of one version; writes are one short transaction that
/// succeeds only on the version it was based on.
/// </summary>
public sealed class CustomerStore
{
    private readonly NpgsqlDataSource _postgres;
    private readonly LookupHashes _hashes;
    private readonly CustomerLoading _loading;
    private readonly CustomerWriting _writing;

    internal CustomerStore(
        NpgsqlDataSource postgres, CustomerKeys keys, SystemKeys system, LookupHashes hashes, TimeProvider clock)
    {
        _postgres = postgres;
        _hashes = hashes;
        _loading = new CustomerLoading(postgres, keys);
        _writing = new CustomerWriting(postgres, keys, system, clock);
    }

    /// <summary>Whose CI this is.</summary>
    public async Task<CustomerId?> FindByCiAsync(string ci, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            "select customer_id from customer where ci_hash = $1", await _hashes.OfCiAsync(ci, ct));
        return await command.ExecuteScalarAsync(ct) is Guid id ? new CustomerId(id) : null;
    }

    public async Task<CreateOutcome> CreateAsync(NewCustomer customer, CancellationToken ct)
    {
        try
        {
            return await _writing.CreateAsync(customer, await _hashes.OfCiAsync(customer.Ci, ct), ct);
        }
        catch (Exception failure) when (Trouble.IsUnavailability(failure))
        {
            return new CreateOutcome.Unavailable(Trouble.Reason(failure));
        }
    }

    /// <summary>
    /// Everything but the bodies of documents, as of one version, checked to be the newest that was written.
    /// </summary>
    /// <exception cref="Encryption.UnreadableRowException">A row was damaged, swapped, removed or put back.</exception>
    public async Task<LoadOutcome> LoadAsync(CustomerId customer, CancellationToken ct)
    {
        try
        {
            return await _loading.LoadAsync(customer, ct) is { } loaded
                ? new LoadOutcome.Loaded(loaded)
                : new LoadOutcome.Unknown();
        }
        catch (Exception failure) when (Trouble.IsUnavailability(failure))
        {
            return new LoadOutcome.Unavailable(Trouble.Reason(failure));
        }
    }

    /// <summary>The bodies of documents that a load named.</summary>
    /// <exception cref="Encryption.UnreadableRowException">A row was damaged, swapped or put back.</exception>
    public async Task<ReadOutcome> ReadAsync(
        CustomerId customer, IReadOnlyCollection<DocumentHead> heads, CancellationToken ct)
    {
        try
        {
            return await _loading.ReadAsync(customer, heads, ct);
        }
        catch (Exception failure) when (Trouble.IsUnavailability(failure))
        {
            return new ReadOutcome.Unavailable(Trouble.Reason(failure));
        }
    }

    /// <summary>The consent ledger: every version of every transfer request, oldest first.</summary>
    public Task<IReadOnlyList<StoredTransferRequest>> TransferRequestsAsync(
        CustomerId customer, CancellationToken ct) =>
        _loading.TransferRequestsAsync(customer, ct);

    /// <summary>The customer's version and view version; null when there is no such customer.</summary>
    public async Task<(long Version, long ViewVersion)?> VersionAsync(CustomerId customer, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            "select version, view_version from customer where customer_id = $1", customer.Value);
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? (rows.GetInt64(0), rows.GetInt64(1)) : null;
    }

    /// <summary>The customer was here. Not a commit: no version changes.</summary>
    public async Task VisitAsync(CustomerId customer, DateTimeOffset at, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            "update customer set last_visit_at = $2 where customer_id = $1 and last_visit_at < $2", customer.Value, at);
        await command.ExecuteNonQueryAsync(ct);
    }

    public Task<CommitOutcome> CommitAsync(CustomerCommit commit, CancellationToken ct) =>
        Attempt(() => _writing.CommitAsync(commit, ct));

    public Task<CommitOutcome> EraseAsync(CustomerErasure erasure, CancellationToken ct) =>
        Attempt(() => _writing.EraseAsync(erasure, ct));

    private static async Task<CommitOutcome> Attempt(Func<Task<CommitOutcome>> write)
    {
        try
        {
            return await write();
        }
        catch (Exception failure) when (Trouble.IsUnavailability(failure))
        {
            return new CommitOutcome.Unavailable(Trouble.Reason(failure));
        }
    }
}
