using System.Collections.Immutable;
using System.Globalization;
using MyDataHub.Storage.Audit;
using Npgsql;

namespace MyDataHub.Storage.Authorization;

/// <summary>The table initial_access_token: what lets somebody register a client (RFC 7591 3). Only its SHA-256 is stored; that one was given out is audited.</summary>
public sealed class InitialAccessTokens(NpgsqlDataSource postgres)
{
    /// <summary>By the operator's command.</summary>
    public async Task AddAsync(string token, int uses, DateTimeOffset now, DateTimeOffset endsAt, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = connection.Sql(
            "insert into initial_access_token (token_hash, uses_left, ends_at, created_at) values ($1, $2, $3, $4)",
            OpaqueSecret.Hash(token), uses, endsAt, now);
        var act = new AuditEntry(AuditChain.Hub, now, AuditActor.Command, "client-token.issued")
        {
            Details = ImmutableSortedDictionary<string, string>.Empty.Add("uses", uses.ToString(CultureInfo.InvariantCulture)),
        };
        await AuditedChange.CommitAsync(connection, transaction, command, act, ct);
    }

    /// <summary>Uses the token once; false when there is none, when it has ended, or when it was used up.</summary>
    public async Task<bool> UseAsync(string token, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            "update initial_access_token set uses_left = uses_left - 1 where token_hash = $1 and uses_left > 0 and ends_at > $2",
            OpaqueSecret.Hash(token), now);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>True when the token could be used, without using it.</summary>
    public async Task<bool> IsUsableAsync(string token, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            "select 1 from initial_access_token where token_hash = $1 and uses_left > 0 and ends_at > $2", OpaqueSecret.Hash(token), now);
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    /// <summary>Deletes what has ended.</summary>
    public async Task PurgeAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var command = postgres.Sql("delete from initial_access_token where ends_at <= $1", now);
        await command.ExecuteNonQueryAsync(ct);
    }
}
