using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Dpop;
using MyDataHub.Gateway.AuthorizationServer.Keys;
using MyDataHub.Gateway.AuthorizationServer.Limits;
using MyDataHub.Gateway.AuthorizationServer.Registration;
using MyDataHub.Gateway.AuthorizationServer.Tokens;

namespace MyDataHub.Gateway.AuthorizationServer;

/// <summary>What the authorization server is made of.</summary>
internal static class AuthorizationServerRegistration
{
    internal static void AddAuthorizationServer(this IServiceCollection services)
    {
        services.AddOptions<AuthorizationServerOptions>().BindConfiguration(AuthorizationServerOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AuthorizationServerOptions>, AuthorizationServerOptionsValidator>();
        services.AddSingleton<ServerAddress>();
        services.AddOptions<HostFilteringOptions>().PostConfigure<ServerAddress, IConfiguration>(AddHosts);
        services.AddKeys();
        services.AddClients();
        services.AddFlows();
    }

    private static void AddHosts(HostFilteringOptions filter, ServerAddress address, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration["AllowedHosts"]))
        {
            var ours = new[] { address.Issuer, address.Mtls }.OfType<string>().Select(root => new Uri(root).Host);
            filter.AllowedHosts = [.. filter.AllowedHosts.Concat(ours).Distinct(StringComparer.OrdinalIgnoreCase)];
        }
    }

    private static void AddKeys(this IServiceCollection services)
    {
        services.AddSingleton<ServerKeys>();
        services.AddHostedService<KeyRefreshing>();
        services.AddSingleton<AccessTokens>();
    }

    private static void AddClients(this IServiceCollection services)
    {
        services.AddSingleton<ClientRegister>();
        services.AddSingleton<SoftwareStatements>();
        services.AddSingleton<Registrations>();
        services.AddSingleton<ClientEnding>();
        services.AddHostedService(provider => provider.GetRequiredService<ClientEnding>());
        services.AddSingleton<ClientKeys>();
        services.AddSingleton<CertificateTrust>();
        services.AddSingleton<AssertionJournal>();
        services.AddSingleton<CallLimits>();
        services.AddSingleton<ClientAuthenticator>();
        services.AddSingleton<DpopProofs>();
        services.AddHostedService<ClientRecordPurging>();
    }
}
