using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MyDataHub.Sandbox.CertificateAuthority;
using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Control;
using MyDataHub.Sandbox.ExchangeRates;
using MyDataHub.Sandbox.Faults;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.IdentityVerification;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Institutions.Consents;
using MyDataHub.Sandbox.Institutions.DataApi;
using MyDataHub.Sandbox.Institutions.Login;
using MyDataHub.Sandbox.Institutions.OAuth;
using MyDataHub.Sandbox.Institutions.Support;
using MyDataHub.Sandbox.Portal;
using MyDataHub.Sandbox.Settings;
using MyDataHub.Sandbox.Vehicles;

namespace MyDataHub.Sandbox;

/// <summary>Who exists in the sandbox. Everything is a singleton, because the outside world is there once.</summary>
internal static class SandboxRegistration
{
    public static IServiceCollection AddSandbox(this IServiceCollection services, TimeProvider time) => services
        .AddRouting()
        .Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5))
        .ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower)
        .AddSingleton(provider => new SandboxClock(time, Options(provider).StatePath is { } state ? state + ".clock" : null))
        .AddSingleton(provider => Certificates.Load(Options(provider).CertificatesPath))
        .AddSingleton(provider => Secrets.LoadOrMake(Options(provider).SettingsPath + ".secrets"))
        .AddSingleton(OperatorsOf)
        .AddSingleton<FaultBook>()
        .AddSingleton<CallBook>()
        .AddSingleton<TransactionIds>()
        .AddSingleton<OutsideWorld>()
        .AddHouseholds()
        .AddServers()
        .AddInstitutions()
        .AddCertificateAuthority()
        .AddIdentity()
        .AddSingleton<OrgDirectory>()
        .AddSingleton<StatisticsBox>()
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<PortalApi>(provider, Credentials(provider, Portal)))
        .AddSingleton<VehicleApi>()
        .AddSingleton<ExchangeRateApi>()
        .AddSingleton<ControlEndpoints>()
        .AddSingleton<HeadlessEndpoints>();

    private static IServiceCollection AddHouseholds(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new HouseholdData(
            Options(provider).Seed, Options(provider).People, Options(provider).KeptHouseholds));
        services.TryAddSingleton<IHouseholdData>(provider => provider.GetRequiredService<HouseholdData>());
        services.TryAddSingleton(provider => provider.GetRequiredService<HouseholdData>().ExchangeRates);
        return services.AddSingleton<Residents>();
    }

    private static IServiceCollection AddServers(this IServiceCollection services)
    {
        services.AddSingleton<Parties>();
        services.AddOptions<KestrelServerOptions>().Configure<Parties, IOptions<SandboxOptions>>((server, parties, options) =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = options.Value.MaxRequestBytes;
            parties.Listen(server, options.Value.BasePort);
        });
        return services;
    }

    private static IServiceCollection AddInstitutions(this IServiceCollection services) => services
        .AddSingleton(provider => new GrantStore(Options(provider).StatePath))
        .AddSingleton<TokenIssuer>()
        .AddSingleton<CodeGrant>()
        .AddSingleton<RefreshGrant>()
        .AddSingleton<IntegratedGrant>()
        .AddSingleton<AuthorizeEndpoint>()
        .AddSingleton<TokenEndpoint>()
        .AddSingleton<RevokeEndpoint>()
        .AddSingleton(provider => Room<PendingAuthorization>(provider, TimeSpan.FromMinutes(30)))
        .AddSingleton(provider => Room<AuthorizationCode>(provider, TimeSpan.FromHours(1)))
        .AddSingleton(provider => new AuthorizationCodes(
            provider.GetRequiredService<SandboxClock>(),
            provider.GetRequiredService<WaitingRoom<AuthorizationCode>>(),
            TimeSpan.FromSeconds(Options(provider).AuthorizationCodeSeconds)))
        .AddSingleton<LoginDesk>()
        .AddSingleton<LoginPages>()
        .AddSingleton<ApiCatalogue>()
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<SupportEndpoint>(provider, Credentials(provider, Portal)))
        .AddSingleton<CycleBook>()
        .AddSingleton<Cursors>()
        .AddSingleton<DataWorld>()
        .AddSingleton<AnswerCache>()
        .AddSingleton<Pager>()
        .AddSingleton<DataEndpoint>()
        .AddSingleton<InstitutionApi>();

    private static IServiceCollection AddCertificateAuthority(this IServiceCollection services) => services
        .AddSingleton(provider => Room<SignatureRequest>(provider, TimeSpan.FromHours(1)))
        .AddSingleton<ConsentSigner>()
        .AddSingleton<SigningDesk>()
        .AddSingleton<SigningPages>()
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<CertificateAuthorityApi>(provider, Credentials(provider, Authority)));

    private static IServiceCollection AddIdentity(this IServiceCollection services) => services
        .AddSingleton(provider => Room<IdentityRequest>(provider, TimeSpan.FromMinutes(30)))
        .AddSingleton(provider => Room<IdentityCode>(provider, TimeSpan.FromMinutes(10)))
        .AddSingleton<IdentityIssuer>()
        .AddSingleton<IdentityDesk>()
        .AddSingleton<IdentityEndpoints>();

    private static SandboxOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<SandboxOptions>>().Value;

    private static WaitingRoom<T> Room<T>(IServiceProvider provider, TimeSpan patience)
        where T : class =>
        new(provider.GetRequiredService<SandboxClock>(), patience, Options(provider).MaxPending);

    private static (string Id, string Secret, string Scope) Portal(Secrets secrets) =>
        (secrets.PortalClientId, secrets.PortalClientSecret, "manage");

    private static (string Id, string Secret, string Scope) Authority(Secrets secrets) =>
        (secrets.AuthorityClientId, secrets.AuthorityClientSecret, "ca");

    private static ClientCredentials Credentials(IServiceProvider provider, Func<Secrets, (string Id, string Secret, string Scope)> of)
    {
        var secrets = provider.GetRequiredService<Secrets>();
        var (id, secret, scope) = of(secrets);
        return new ClientCredentials(id, secret, scope, Convert.FromBase64String(secrets.TokenKey), provider.GetRequiredService<SandboxClock>());
    }

    private static OperatorClients OperatorsOf(IServiceProvider provider)
    {
        var (options, secrets) = (Options(provider), provider.GetRequiredService<Secrets>());
        var serialNumber = provider.GetRequiredService<Certificates>().SerialNumberIn("operator.pem");
        return new OperatorClients(
            new OperatorClient(Catalogue.Operator, "마이데이터허브", serialNumber, secrets.OperatorClientId, secrets.OperatorClientSecret)
            {
                RedirectUris = [.. options.OperatorRedirectUris],
                AppScheme = options.OperatorAppScheme,
            });
    }
}
