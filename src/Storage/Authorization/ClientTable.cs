using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Authorization;

/// <summary>The table oauth_client. The metadata is bound to the row, its version and its clear columns. Every change is audited with it.</summary>
public sealed class ClientTable
{
    private readonly NpgsqlDataSource _postgres;
    private readonly SystemKeys _keys;

    internal ClientTable(NpgsqlDataSource postgres, SystemKeys keys) => (_postgres, _keys) = (postgres, keys);

    public async Task AddAsync(StoredClient client, CancellationToken ct)
    {
        await using var connection = await _postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = connection.Sql(
            """
            insert into oauth_client (client_id, state, version, registered_at, registration_token_hash, metadata)
            values ($1, $2, $3, $4, $5, $6)
            """,
            client.Id.Value, State(client), client.Version, client.RegisteredAt, client.RegistrationTokenHash.ToArray(), await SealAsync(client, ct));
        await AuditedChange.CommitAsync(connection, transaction, command, Act(client.Id, "client.registered", client.RegisteredAt), ct);
    }

    public async Task<StoredClient?> FindAsync(ClientId id, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            "select state, version, registered_at, registration_token_hash, metadata from oauth_client where client_id = $1", id.Value);
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct)
            ? await OpenAsync(
                new StoredClient(id, rows.GetInt64(1), rows.GetFieldValue<DateTimeOffset>(2), rows.GetFieldValue<byte[]>(3), rows.GetFieldValue<byte[]>(4))
                {
                    IsActive = rows.GetString(0) == "active",
                },
                ct)
            : null;
    }

    /// <summary>Null when there is no such client.</summary>
    public async Task<long?> VersionAsync(ClientId id, CancellationToken ct)
    {
        await using var command = _postgres.Sql("select version from oauth_client where client_id = $1", id.Value);
        return (long?)await command.ExecuteScalarAsync(ct);
    }

    /// <summary>Every client, by the time of its registration: for lists of the operator.</summary>
    public async Task<IReadOnlyList<StoredClient>> ReadAllAsync(int limit, CancellationToken ct)
    {
        await using var command = _postgres.Sql("select client_id from oauth_client order by registered_at, client_id limit $1", limit);
        var ids = new List<ClientId>();
        await using (var rows = await command.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
            {
                ids.Add(new ClientId(rows.GetString(0)));
            }
        }

        var clients = new List<StoredClient>();
        foreach (var id in ids)
        {
            if (await FindAsync(id, ct) is { } client)
            {
                clients.Add(client);
            }
        }

        return clients;
    }

    /// <summary>False when the client has another version than the one before this, or is gone.</summary>
    public async Task<bool> ReplaceAsync(StoredClient client, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await _postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = connection.Sql(
            """
            update oauth_client set state = $2, version = $3, registration_token_hash = $4, metadata = $5
             where client_id = $1 and version = $3 - 1
            """,
            client.Id.Value, State(client), client.Version, client.RegistrationTokenHash.ToArray(), await SealAsync(client, ct));
        var act = Act(client.Id, "client.changed", now) with { Details = ImmutableSortedDictionary<string, string>.Empty.Add("version", $"{client.Version}").Add("state", State(client)) };
        return await AuditedChange.CommitAsync(connection, transaction, command, act, ct);
    }

    /// <summary>With all that the client holds, but its grants: those are customers' to end. False when there is no such client.</summary>
    public async Task<bool> RemoveAsync(ClientId id, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await _postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = connection.Sql(
            """
            with gone as (select client_id from oauth_client where client_id = $1 for update),
                 requests as (delete from pushed_request where client_id in (select client_id from gone)),
                 codes as (delete from authorization_code where client_id in (select client_id from gone)),
                 tokens as (delete from refresh_token where client_id in (select client_id from gone)),
                 endpoints as (delete from webhook_endpoint where client_id in (select client_id from gone)),
                 deliveries as (delete from webhook_delivery where client_id in (select client_id from gone)),
                 events as (delete from third_party_event where client_id in (select client_id from gone))
            delete from oauth_client where client_id in (select client_id from gone)
            """,
            id.Value);
        return await AuditedChange.CommitAsync(connection, transaction, command, Act(id, "client.removed", now), ct);
    }

    // Whoever holds the registration's token did it, or the token that lets one register.
    private static AuditEntry Act(ClientId id, string action, DateTimeOffset at) => new(AuditChain.Of(id), at, AuditActor.Client(id), action) { Subjects = [id.Value] };

    private async Task<byte[]> SealAsync(StoredClient client, CancellationToken ct) =>
        (await _keys.OpenAsync(SystemKeys.System, ct)).Seal(Row(client), client.Metadata.Span, Columns(client));

    private async Task<StoredClient> OpenAsync(StoredClient client, CancellationToken ct) => client with
    {
        Metadata = (await _keys.OpenAsync(SystemKeys.System, ct)).Open(Row(client), client.Metadata.Span, Columns(client)),
    };

    private static RowIdentity Row(StoredClient client) => new("oauth_client", client.Id.Value, client.Version);

    // Somebody who can write to the database must not be able to revive a client or take over its registration.
    private static string Columns(StoredClient client) =>
        BoundColumns.Of(State(client), client.RegisteredAt, Convert.ToHexString(client.RegistrationTokenHash.Span));

    private static string State(StoredClient client) => client.IsActive ? "active" : "disabled";
}
