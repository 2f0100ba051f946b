using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Gateway.Http.Outgoing;

namespace MyDataHub.Gateway.AuthorizationServer.Clients;

/// <summary>
/// Whether a client's keys made a signature: the registered ones, or those at its jwks_uri. The latter are fetched when first
/// needed, when they have become old, and when a signature names a key that is not among them, but not more often than once a minute.
/// </summary>
internal sealed partial class ClientKeys(IHttpClientFactory http, TimeProvider time, IOptions<AuthorizationServerOptions> options, ILogger<ClientKeys> log)
{
    private static readonly TimeSpan Old = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Uri, Lazy<Task<Fetched>>> _fetched = new();

    internal async ValueTask<bool> HaveSignedAsync(Client client, Jwt jwt, CancellationToken ct) =>
        (client.JwksUri is { } uri ? await FetchAsync(uri, jwt, ct) : client.Keys).HasSigned(jwt);

    /// <summary>The keys at an address, fetched again when this signature may be by one that was not there before.</summary>
    internal async ValueTask<KeySet> FetchAsync(Uri uri, Jwt jwt, CancellationToken ct)
    {
        var known = await FindAsync(uri, ct);
        if (time.GetUtcNow() - known.At >= Old || (!known.Keys.For(jwt).Any() && time.GetUtcNow() - known.At >= Pause))
        {
            known = await FetchAgainAsync(uri, known, ct);
        }

        return known.Keys;
    }

    private async Task<Fetched> FindAsync(Uri uri, CancellationToken ct)
    {
        if (_fetched.Count >= options.Value.ClientsInMemory)
        {
            _fetched.Clear();
        }

        return await _fetched.GetOrAdd(uri, static (uri, self) => self.Fetching(uri, Fetched.Nothing), this).Value.WaitAsync(ct);
    }

    // Of many that ask at once, one fetches and all wait for it.
    private async Task<Fetched> FetchAgainAsync(Uri uri, Fetched known, CancellationToken ct)
    {
        var next = _fetched.AddOrUpdate(
            uri,
            (uri, known) => Fetching(uri, known),
            (uri, current, known) => current.Value.IsCompletedSuccessfully && ReferenceEquals(current.Value.GetAwaiter().GetResult(), known) ? Fetching(uri, known) : current,
            known);
        return await next.Value.WaitAsync(ct);
    }

    private Lazy<Task<Fetched>> Fetching(Uri uri, Fetched before) => new(() => FetchAsync(uri, before));

    private async Task<Fetched> FetchAsync(Uri uri, Fetched before)
    {
        var now = time.GetUtcNow();
        try
        {
            using var client = http.CreateClient(OutgoingHttp.Client);
            using var answer = await client.GetAsync(uri);
            answer.EnsureSuccessStatusCode();
            var set = JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(), Json.Strict);
            return new Fetched(KeySet.ReadUsable(set), now);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or OperationCanceledException or IOException)
        {
            LogFailed(failure.GetType().Name);
            // What was known stays good for a while: a client's short trouble locks nobody out.
            return now - before.At < Old * 24 ? before with { At = now - Old + Pause } : new Fetched(KeySet.Empty, now);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A key set could not be fetched ({Failure}). Its last known keys are used; the next try is in a minute.")]
    private partial void LogFailed(string failure);

    private sealed record Fetched(KeySet Keys, DateTimeOffset At)
    {
        internal static readonly Fetched Nothing = new(KeySet.Empty, DateTimeOffset.MinValue);
    }
}
