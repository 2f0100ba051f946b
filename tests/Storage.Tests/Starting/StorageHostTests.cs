using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Keys;
using MyDataHub.Storage.Tests.Customers;

namespace MyDataHub.Storage.Tests.Starting;

/// <summary>The store as a hub has it: registered, opened with the host, closed with it.</summary>
public sealed class StorageHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Keys => Path.Combine(_folder.Path, "keys");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_hub_without_a_database_brings_its_own_and_takes_it_along()
    {
        using var host = Build();

        await host.StartAsync();
        var created = await host.Services.GetRequiredService<CustomerStore>().CreateAsync(
            new NewCustomer(Customer.NewId(), "CI", "Active", Customer.Noon), default);
        var running = File.Exists(Path.Combine(_folder.Path, "data", "cluster", "postmaster.pid"));
        await host.StopAsync();

        Assert.IsType<CreateOutcome.Created>(created);
        Assert.True(running);
        Assert.False(File.Exists(Path.Combine(_folder.Path, "data", "cluster", "postmaster.pid")));
    }

    [Fact]
    public async Task What_is_started_with_the_host_finds_the_store_open()
    {
        using var host = Build(services => services.AddHostedService<Reader>());

        await host.StartAsync();
        await host.StopAsync();

        Assert.True(host.Services.GetServices<IHostedService>().OfType<Reader>().Single().HasRead);
    }

    [Fact]
    public async Task A_failure_to_start_is_one_sentence_and_leaves_no_server_running()
    {
        using (var first = Build())
        {
            await first.StartAsync();
            await first.StopAsync();
        }

        File.Delete(Path.Combine(Keys, "key-encryption-keys"));
        using (var second = Build())
        {
            var refused = await Assert.ThrowsAnyAsync<StorageException>(() => second.StartAsync());
            Assert.IsType<KeyException>(refused);
        }

        Assert.False(File.Exists(Path.Combine(_folder.Path, "data", "cluster", "postmaster.pid")));
    }

    [Theory]
    [InlineData("Embedded:StartTimeoutSeconds", "0")]
    [InlineData("Embedded:OsUser", "root; rm")]
    [InlineData("Database:MaxConnections", "100000")]
    [InlineData("Keys:CachedKeys", "0")]
    public async Task A_setting_out_of_range_is_refused_at_start(string key, string value)
    {
        using var host = Build(null, (key, value));

        await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "data")));
    }

    private IHost Build(Action<IServiceCollection>? more = null, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
        [
            new("Embedded:DataFolder", Path.Combine(_folder.Path, "data")),
            new("Embedded:Fsync", "false"),
            new("Keys:Folder", Keys),
            .. settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)),
        ]);
        more?.Invoke(builder.Services);
        builder.Services.AddStorage(builder.Configuration);
        builder.Logging.ClearProviders();
        return builder.Build();
    }

    private sealed class Reader(CustomerStore store) : IHostedService
    {
        public bool HasRead { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken) =>
            HasRead = await store.FindByCiAsync("CI", cancellationToken) is null;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
