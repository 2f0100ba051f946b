using System.Net.Http.Json;
using System.Text.Json;
using MyDataHub.Bench.Loading;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Bench.Collecting;

/// <summary>
/// Twenty institutions in a process of their own, with the answers that the sandbox gave for a few people, and connections to them that were
/// never collected.
/// </summary>
internal sealed class Institutions : IAsyncDisposable
{
    public const int Count = 20;

    // Together they have twenty institutions that hold sixty accounts.
    private const int People = 4;
    private readonly Server _server;
    private readonly HttpClient _control;
    private readonly IReadOnlyList<Connection> _connections;
    private int _customers;

    private Institutions(Server server, HttpClient control, IReadOnlyList<Connection> connections) => (_server, _control, _connections) = (server, control, connections);

    public static async Task<Institutions> StartAsync(CollectingHub hub, InstitutionLog log, CancellationToken ct)
    {
        var linked = new List<Connection>();
        foreach (var person in hub.People.Take(People))
        {
            linked.AddRange((await hub.ConnectionsAsync(await hub.LinkAsync(person))).Where(connection => connection is { InForce: not null, Tokens: not null }));
        }

        var chosen = linked.OrderByDescending(connection => connection.Assets).Take(Count).ToList();
        if (chosen.Count < Count)
        {
            throw new InvalidOperationException($"The sandbox's people have only {chosen.Count} connections.");
        }

        var port = Repository.FreePorts(Count + 1);
        var played = new List<StandInInstitution>();
        var connections = new List<Connection>();
        foreach (var (i, connection) in chosen.Index())
        {
            var there = await log.FindAsync(connection.Id.Institution, ct) ?? throw new InvalidOperationException($"{connection.Id.Institution} is not listed.");
            var id = new InstitutionId($"{connection.Id.Institution.OrgCode[..6]}{i + 1:0000}");
            played.Add(new(id.OrgCode, port + 1 + i, there.Address, there.Id.OrgCode, connection.Tokens!.Access.Value));
            log.Add(there with { Id = id, Address = new($"https://127.0.0.1:{port + 1 + i}/") });
            connections.Add(Fresh(connection, connection.Id with { Institution = id }));
        }

        var plan = Path.GetTempFileName();
        await File.WriteAllBytesAsync(
            plan, JsonSerializer.SerializeToUtf8Bytes(new StandInPlan(port, hub.Certificates, played)), ct);
        var server = await Server.ReadyAsync(HubProcess.Start("Bench", "Production", [StandIn.Verb, plan]), port, ct);
        File.Delete(plan);
        return new(server, new(new SocketsHttpHandler()) { BaseAddress = new($"http://127.0.0.1:{port}") }, connections);
    }

    public Task AnswerAfterAsync(int milliseconds) => _control.PostAsync(new Uri($"/delay/{milliseconds}", UriKind.Relative), null);

    /// <summary>The calls since the last time.</summary>
    public async Task<IReadOnlyList<StandInCall>> TakeCallsAsync() => (await _control.GetFromJsonAsync<List<StandInCall>>("/calls"))!;

    /// <summary>A new customer with twenty connections.</summary>
    public async Task<CustomerId> EnterAsync(CollectingHub hub)
    {
        var id = await hub.EnterAsync($"bench-{++_customers}");
        await hub.PutAsync(id, _connections);
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await _server.StopAsync();
        _server.Dispose();
    }

    private static Connection Fresh(Connection connection, ConnectionId id) => connection with
    {
        Id = id,
        Requests = [.. connection.Requests.Where(request => request.State == TransferRequestState.Active).Select(request => request with { Connection = id })],
        IsFirstCollectionDue = true,
        LastSuccessAt = null,
        LastTryAt = null,
        Assets = 0,
        NextRunAt = null,
    };
}
