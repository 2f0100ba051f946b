using System.Diagnostics;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Embedded;

namespace MyDataHub.Storage.Tests.Customers;

/// <summary>kill -9 of the postmaster while customers are written: what was acknowledged is there, and nothing is half there.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Writers = 3;
    private const int Crashes = 3;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_postgres_loses_nothing_acknowledged_and_keeps_nothing_half()
    {
        await using var server = await EmbeddedServer.StartAsync(
            new EmbeddedOptions { DataFolder = Path.Combine(_folder.Path, "data"), SharedBuffersMegabytes = 16 }, null, default);
        await using var hub = await Hub.OpenAsync(server.ConnectionString, Path.Combine(_folder.Path, "keys"));
        var ids = await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Customer.CreateAsync(hub, $"CI {i}")));
        using var stop = new CancellationTokenSource();
        var writing = ids.Select(id => Task.Run(() => WriteAsync(hub, id, stop.Token))).ToArray();

        for (var crash = 0; crash < Crashes; crash++)
        {
            await Task.Delay(400);
            var killed = server.PostmasterProcessId!.Value;
            Process.GetProcessById(killed).Kill();
            while (server.PostmasterProcessId is not { } running || running == killed)
            {
                await Task.Delay(20);
            }
        }

        await stop.CancelAsync();
        var acknowledged = await Task.WhenAll(writing);
        hub.Postgres.Clear();
        foreach (var (id, versions) in ids.Zip(acknowledged))
        {
            Assert.True(versions.Count > 10, $"only {versions.Count} commits were acknowledged");
            await AssertWhole(hub, id, versions.Max());
        }

        Assert.IsType<AuditVerdict.Intact>(await hub.Get<AuditVerifier>().VerifyAsync(default));
    }

    // Writes until told to stop; after trouble it reads where it stands, as a grain does.
    private static async Task<List<long>> WriteAsync(Hub hub, Domain.CustomerId id, CancellationToken stop)
    {
        var store = hub.Get<CustomerStore>();
        var acknowledged = new List<long>();
        var version = 1L;
        while (!stop.IsCancellationRequested)
        {
            switch (await store.CommitAsync(Customer.Everything(id, version, $"text {version + 1}"), default))
            {
                case CommitOutcome.Committed committed:
                    acknowledged.Add(committed.Version);
                    version = committed.Version;
                    break;
                default:
                    version = await store.LoadAsync(id, default) is LoadOutcome.Loaded loaded ? loaded.Customer.Version : version;
                    await Task.Delay(20, CancellationToken.None);
                    break;
            }
        }

        return acknowledged;
    }

    private static async Task AssertWhole(Hub hub, Domain.CustomerId id, long acknowledged)
    {
        var stored = await Customer.LoadAsync(hub, id);
        Assert.True(stored.Version >= acknowledged, $"version {stored.Version}, but {acknowledged} was acknowledged");
        Assert.Equal($"text {stored.Version}", await Customer.ReadAsync(hub, id, "book", ""));
        Assert.Equal($"text {stored.Version}", await Customer.ReadAsync(hub, id, "chunk", "110-222-333333/2026-03"));
        Assert.Equal($"token of text {stored.Version}", Customer.Text(stored.Connections.Single().Body));
        Assert.Equal(stored.Version, await hub.ScalarAsync("select count(*) from audit_entry where chain = $1", AuditChain.Of(id).Name));
        Assert.Equal(stored.Version - 1, await hub.ScalarAsync("select count(*) from outbox where customer_id = $1", id.Value));
    }
}
