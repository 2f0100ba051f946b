using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Keys;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Registration;

/// <summary>Registers third parties' software, and lets whoever holds a registration's token manage it (RFC 7591, 7592).</summary>
internal sealed class Registrations(
    ClientRegister register, ClientTable table, InitialAccessTokens tokens, SoftwareStatements statements, ClientEnding ending,
    ServerAddress address, ServerKeys keys, TimeProvider time)
{
    internal async Task<RegistrationOutcome> RegisterAsync(JsonObject? body, string initialToken, CancellationToken ct)
    {
        if (!await tokens.IsUsableAsync(initialToken, time.GetUtcNow(), ct))
        {
            return NotAllowed;
        }

        if (Check(body, out var metadata) is { } error)
        {
            return new RegistrationOutcome.Refused(error);
        }

        // Only what is registered uses the token up; of two that come at once with the last use, one gets it.
        if (!await tokens.UseAsync(initialToken, time.GetUtcNow(), ct))
        {
            return NotAllowed;
        }

        // Ours to choose, so that it can never be somebody's subject (RFC 9700 4.15).
        var id = new ClientId($"tp-{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16))}");
        var token = OpaqueSecret.Create();
        var client = new StoredClient(id, 1, time.GetUtcNow(), HashOf(token), metadata!.ToUtf8());
        await register.AddAsync(client, ct);
        return new RegistrationOutcome.Registered(client, token);
    }

    /// <summary>The registration, for whoever holds its token.</summary>
    internal async Task<RegistrationOutcome> FindAsync(ClientId id, string token, CancellationToken ct) =>
        await table.FindAsync(id, ct) is { IsActive: true } client && CryptographicOperations.FixedTimeEquals(client.RegistrationTokenHash.Span, HashOf(token))
            ? new RegistrationOutcome.Registered(client, token)
            : NotAllowed;

    /// <summary>The whole registration anew: what is left out is gone (RFC 7592 2.2).</summary>
    internal async Task<RegistrationOutcome> ReplaceAsync(ClientId id, string token, JsonObject? body, CancellationToken ct)
    {
        if (await FindAsync(id, token, ct) is not RegistrationOutcome.Registered(var client, _))
        {
            return NotAllowed;
        }

        if (ManagedMembers.ErrorOf(body, id) is { } misplaced)
        {
            return new RegistrationOutcome.Refused(misplaced);
        }

        if (Check(body, out var metadata) is { } error)
        {
            return new RegistrationOutcome.Refused(error);
        }

        var next = client with { Version = client.Version + 1, Metadata = metadata!.ToUtf8() };
        return await register.ReplaceAsync(next, ct)
            ? new RegistrationOutcome.Registered(next, token)
            : new RegistrationOutcome.Refused(OAuthError.TemporarilyUnavailable(1));
    }

    /// <summary>From here on the client is unknown everywhere; what it holds goes with it, and its grants end at once after.</summary>
    internal async Task<RegistrationOutcome> RemoveAsync(ClientId id, string token, CancellationToken ct)
    {
        if (await FindAsync(id, token, ct) is not RegistrationOutcome.Registered)
        {
            return NotAllowed;
        }

        await register.RemoveAsync(id, ct);
        ending.Begin(id);
        return RegistrationOutcome.Removed.Instance;
    }

    private OAuthError? Check(JsonObject? body, out ClientMetadata? metadata)
    {
        metadata = null;
        if (body is null)
        {
            return OAuthError.InvalidClientMetadata("The body must be a JSON object, application/json, with no member twice");
        }

        if (statements.Apply(body) is { } unvouched)
        {
            return unvouched;
        }

        if (RegistrationBody.MetadataOf(body) is not { } asked)
        {
            return OAuthError.InvalidClientMetadata("A member is of the wrong type");
        }

        var filled = RegistrationDefaults.Fill(asked);
        metadata = RegistrationDefaults.Kept(filled);
        return RegistrationChecks.ErrorOf(new RegistrationRequest(filled, address.Mtls is not null, [.. keys.Algorithms]));
    }

    private static RegistrationOutcome.NotAllowed NotAllowed => RegistrationOutcome.NotAllowed.Instance;

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
