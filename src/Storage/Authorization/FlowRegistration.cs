using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Authorization;

/// <summary>The tables of the authorization server's flows. By factory, because the constructors take what only this project knows.</summary>
internal static class FlowRegistration
{
    internal static void AddAuthorizationFlows(this IServiceCollection services)
    {
        services.AddSingleton(provider => new PushedRequestStore(Postgres(provider), Keys(provider)));
        services.AddSingleton(provider => new InteractionStore(Postgres(provider), provider.GetRequiredService<PushedRequestStore>()));
        services.AddSingleton(provider => new AuthorizationCompletion(Postgres(provider), Keys(provider)));
        services.AddSingleton(provider => new AuthorizationCodeStore(Postgres(provider), Keys(provider)));
        services.AddSingleton(provider => new RefreshTokenStore(Postgres(provider), Keys(provider)));
        services.AddSingleton<RevokedTokenStore>();
    }

    private static NpgsqlDataSource Postgres(IServiceProvider provider) => provider.GetRequiredService<NpgsqlDataSource>();

    private static SystemKeys Keys(IServiceProvider provider) => provider.GetRequiredService<SystemKeys>();
}
