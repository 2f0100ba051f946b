using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Authorization;
using MyDataHub.Storage.Calls;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Embedded;
using MyDataHub.Storage.Idempotency;
using MyDataHub.Storage.Keys;
using MyDataHub.Storage.Outboxes;
using MyDataHub.Storage.Receipts;
using MyDataHub.Storage.Schedules;
using MyDataHub.Storage.Shared;
using MyDataHub.Storage.SignIn;
using MyDataHub.Storage.Starting;
using MyDataHub.Storage.Webhooks;
using Npgsql;

namespace MyDataHub.Storage;

public static class StorageRegistration
{
    /// <summary>
    /// The store: on ConnectionStrings:Hub, or on an embedded server where that is empty. It opens with the host;
    /// without one,
    /// <see cref="StorageStart.OpenAsync"/> opens it.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddStorageOptions(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => DatabaseConnection.Build(
            configuration.GetConnectionString("Hub"), provider.Options<EmbeddedOptions>().Value,
            provider.Options<DatabaseOptions>().Value));
        services.AddKeys();
        services.AddTables();
        services.AddAuthorizationFlows();
        services.AddAuthorization();
        services.AddAudit();
        services.AddSingleton(provider => new StorageStart(
            provider.Get<NpgsqlDataSource>(), provider.Get<KeyCheck>(), provider.Options<EmbeddedOptions>(), configuration,
            provider.Get<ILogger<StorageStart>>()));
        return services.AddHostedService<StorageHost>();
    }

    private static void AddStorageOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EmbeddedOptions>().Bind(configuration.GetSection(EmbeddedOptions.Section)).ValidateOnStart();
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section)).ValidateOnStart();
        services.AddOptions<KeysOptions>().Bind(configuration.GetSection(KeysOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmbeddedOptions>, EmbeddedOptionsValidator>();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>();
        services.AddSingleton<IValidateOptions<KeysOptions>, KeysOptionsValidator>();
    }

    private static void AddKeys(this IServiceCollection services)
    {
        services.TryAddSingleton<IKeyEncryption>(
            provider => new FileKeyEncryption(provider.Options<KeysOptions>().Value.Folder));
        services.AddSingleton(provider => new SigningKey(provider.Options<KeysOptions>().Value.Folder));
        services.AddSingleton<CustomerKeys>();
        services.AddSingleton<SystemKeys>();
        services.AddSingleton<KeyCheck>();
        services.AddSingleton<LookupHashes>();
        services.AddSingleton<KeyRotation>();
    }

    // By factory, because the constructors take what only this project knows.
    private static void AddTables(this IServiceCollection services)
    {
        services.AddSingleton(provider => new CustomerStore(
            provider.Get<NpgsqlDataSource>(), provider.Get<CustomerKeys>(), provider.Get<SystemKeys>(),
            provider.Get<LookupHashes>(), provider.Get<TimeProvider>()));
        services.AddSingleton(provider => new Outbox(
            provider.Get<NpgsqlDataSource>(), provider.Get<CustomerKeys>(), provider.Get<SystemKeys>()));
        services.AddSingleton(
            provider => new ReceiptStore(provider.Get<NpgsqlDataSource>(), provider.Get<SystemKeys>()));
        services.AddSingleton(
            provider => new PasswordStore(provider.Get<NpgsqlDataSource>(), provider.Get<LookupHashes>()));
        services.AddSingleton(
            provider => new IdempotencyStore(provider.Get<NpgsqlDataSource>(), provider.Get<CustomerKeys>()));
        services.AddSingleton<GrantDirectory>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<Schedule>();
        services.AddSingleton<CallCounts>();
        services.AddSingleton<ClientCallCounts>();
        services.AddSingleton<ReadReceipts>();
        services.AddSingleton<SharedDocuments>();
        services.AddSingleton<EventLog>();
        services.AddSingleton<Deliveries>();
        services.AddSingleton<WebhookEndpoints>();
    }

    private static void AddAuthorization(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ClientTable(provider.Get<NpgsqlDataSource>(), provider.Get<SystemKeys>()));
        services.AddSingleton(provider => new ServerKeyTable(provider.Get<NpgsqlDataSource>(), provider.Get<SystemKeys>()));
        services.AddSingleton<InitialAccessTokens>();
        services.AddSingleton<ClientAssertions>();
    }

    private static void AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AnchorFile>();
        services.AddSingleton(provider => new AuditAnchors(
            provider.Get<NpgsqlDataSource>(), provider.Get<SigningKey>(), provider.Get<AnchorFile>()));
        services.AddSingleton(provider => new AuditVerifier(
            provider.Get<NpgsqlDataSource>(), provider.Get<SigningKey>(), provider.Get<AnchorFile>()));
    }

    private static T Get<T>(this IServiceProvider provider)
        where T : notnull => provider.GetRequiredService<T>();

    private static IOptions<T> Options<T>(this IServiceProvider provider)
        where T : class => provider.GetRequiredService<IOptions<T>>();
}
