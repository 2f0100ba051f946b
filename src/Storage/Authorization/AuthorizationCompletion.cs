using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Authorization;

/// <summary>
/// The end of a pushed request, once for all tabs and nodes: it is held while the grant is made, then spent together with the code, or
/// let go when the grant could not be made.
/// </summary>
public sealed class AuthorizationCompletion
{
    private readonly NpgsqlDataSource _postgres;
    private readonly SystemKeys _keys;

    internal AuthorizationCompletion(NpgsqlDataSource postgres, SystemKeys keys) => (_postgres, _keys) = (postgres, keys);

    /// <summary>False when it has been completed, or is being completed somewhere else.</summary>
    public async Task<bool> HoldAsync(Interaction interaction, DateTimeOffset now, DateTimeOffset until, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            """
            update pushed_request set held_until = $3
             where request_hash = $1 and spent_at is null and (held_until is null or held_until <= $2)
            """,
            interaction.RequestHash.ToArray(), now, until);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Nothing was done: the customer may try again.</summary>
    public async Task LetGoAsync(Interaction interaction, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            "update pushed_request set held_until = null where request_hash = $1 and spent_at is null", interaction.RequestHash.ToArray());
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The customer refused, or nothing can be granted. False when it was completed otherwise meanwhile.</summary>
    public async Task<bool> SpendAsync(Interaction interaction, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            "update pushed_request set spent_at = $2 where request_hash = $1 and spent_at is null", interaction.RequestHash.ToArray(), now);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Spends the request and stores its code in one statement. False when it was completed otherwise meanwhile: then there is no code.</summary>
    public async Task<bool> SpendAsync(Interaction interaction, string code, AuthorizationCode content, DateTimeOffset now, CancellationToken ct)
    {
        var hash = OpaqueSecret.Hash(code);
        var key = await _keys.OpenAsync(SystemKeys.System, ct);
        await using var command = _postgres.Sql(
            """
            with spent as (
                update pushed_request set spent_at = $2 where request_hash = $1 and spent_at is null returning 1
            )
            insert into authorization_code (code_hash, client_id, customer_id, grant_id, expires_at, body)
            select $3, $4, $5, $6, $7, $8 from spent
            """,
            interaction.RequestHash.ToArray(), now, hash, content.Client.Value, content.Customer.Value, content.Grant.Value, content.ExpiresAt,
            AuthorizationCodeStore.Seal(key, hash, content));
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }
}
