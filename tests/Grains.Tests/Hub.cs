using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Enrolling;
using MyDataHub.Grains.Hosting;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Directory;
using MyDataHub.Providers.Market;
using MyDataHub.Storage;
using MyDataHub.Storage.Starting;

namespace MyDataHub.Grains.Tests;

/// <summary>One hub process without its front door: the real grains on the real store, everything outside played.</summary>
internal sealed class Hub : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Hub(ServiceProvider services) => _services = services;

    public static async Task<Hub> OpenAsync(string connectionString, string keyFolder, FakeWorld world, TimeProvider clock, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
            [
                new("ConnectionStrings:Hub", connectionString),
                new("Keys:Folder", keyFolder),
                new("Operators:0:OrgCode", FakeWorld.Operator.OrgCode),
                new("Operators:0:Name", "Test operator"),
                .. settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)),
            ])
            .Build();
        var services = new ServiceCollection().AddLogging().AddSingleton(clock);
        services.AddStorage(configuration).AddGrains(configuration);
        services.AddSingleton<IInstitutions>(world).AddSingleton<IInstitutionDirectory>(world).AddSingleton<IConsentSigning>(world);
        services.AddSingleton<IExchangeRates>(world).AddSingleton<IVehiclePrices>(world).AddSingleton<IDatasetCatalogue, TestCatalogue>();
        var hub = new Hub(services.BuildServiceProvider());
        await hub.Get<StorageStart>().OpenAsync(default);
        hub.Get<HeldOwnership>().Hold(default);
        return hub;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ICustomerGrain Customer(CustomerId id) => Get<IGrains>().Customer(id);

    public Task<CustomerId> EnterAsync(string ci = "ci-1") => Get<IEnrolment>().EnterAsync(new(ci, "홍길동", null), default);

    /// <summary>A run's events, until it is done or one of them is what is waited for.</summary>
    public async Task<List<ProgressEvent>> WatchAsync(CustomerId id, string runId, Predicate<ProgressEvent>? enough = null)
    {
        var events = new List<ProgressEvent>();
        while (true)
        {
            var answer = await Customer(id).ProgressAsync(runId, events.Count == 0 ? 0 : events[^1].Sequence, default).WaitAsync(TimeSpan.FromSeconds(30));
            Assert.True(answer.Known);
            events.AddRange(answer.Events);
            if (answer.Done || (enough is not null && events.Exists(enough)))
            {
                return events;
            }
        }
    }

    /// <summary>As a process that is killed: nothing is finished.</summary>
    public async ValueTask DisposeAsync()
    {
        await Get<CustomerActivations>().StopAsync(TimeSpan.FromSeconds(5));
        await _services.DisposeAsync();
    }
}
