using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Tests.Fakes;

namespace MyDataHub.Grains.Tests;

/// <summary>A test on a fresh database, a hub and a world outside it.</summary>
[Collection(SharedServer.Collection)]
public abstract class GrainTest(SharedServer server) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mydatahub-").FullName;
    private string _connectionString = "";

    // A Wednesday, 10:00 in Seoul.
    internal ManualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 1, 0, 0, TimeSpan.Zero));

    internal FakeWorld World { get; private set; } = null!;

    internal Hub Hub { get; private set; } = null!;

    /// <summary>The hub's own clock, where it differs from the world's.</summary>
    internal virtual TimeProvider HubClock => Clock;

    internal string ConnectionString => _connectionString;

    protected virtual (string Key, string Value)[] Settings => [];

    public async Task InitializeAsync()
    {
        World = new(Clock);
        _connectionString = await server.Throwaway.CreateHubDatabaseAsync() + ";Maximum Pool Size=10";
        Hub = await AnotherHub();
    }

    public async Task DisposeAsync()
    {
        await Hub.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal Task<Hub> AnotherHub() => Hub.OpenAsync(_connectionString, Path.Combine(_folder, "keys"), World, HubClock, Settings);

    /// <summary>The process is gone and another one starts on the same database.</summary>
    internal async Task RestartAsync()
    {
        await Hub.DisposeAsync();
        Hub = await AnotherHub();
    }

    internal BeginLink Integrated(params InstitutionId[] institutions) => Begin("integrated", institutions) with { Authority = "CERTAUTH01" };

    internal BeginLink Individual(params InstitutionId[] institutions) => Begin("individual", institutions);

    private BeginLink Begin(string method, InstitutionId[] institutions) => new(
        method,
        [.. institutions.Select(institution => new LinkTarget(institution, []))],
        new(IsScheduled: true, CycleWeeks: 1, KoreanTime.Day(Clock.GetUtcNow()).AddYears(1), WithMemo: true, WithMerchant: true, WithCategory: false),
        new Uri("https://hub.example/api/link/signed"));

    /// <summary>Links by one signature and collects for the first time.</summary>
    internal async Task<string> LinkAsync(CustomerId id, params InstitutionId[] institutions)
    {
        var begun = await Hub.Customer(id).BeginLinkAsync(Integrated(institutions), default);
        Assert.Null(begun.Refusal);
        World.IsSigned = true;
        await Hub.Customer(id).ContinueSigningAsync(begun.LinkId, default);
        var linked = await UntilAsync(() => Hub.Customer(id).LinkAsync(begun.LinkId, default), link => link.Steps.All(step => step.State != "exchanging"));
        await Hub.WatchAsync(id, linked.RunId!);
        return linked.RunId!;
    }

    internal async Task CollectAsync(CustomerId id)
    {
        var answer = await Hub.Customer(id).CollectAsync(new(null), default);
        Assert.Null(answer.Refusal);
        await Hub.WatchAsync(id, answer.RunId!);
    }

    internal static async Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> isThere)
    {
        for (var attempt = 0; attempt < 2_400; attempt++)
        {
            if (await read() is var value && isThere(value))
            {
                return value;
            }

            await Task.Delay(25);
        }

        throw new TimeoutException("It did not come about.");
    }
}
