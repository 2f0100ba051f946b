using Microsoft.Extensions.Options;
using MyDataHub.Gateway.CustomerApi;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Http.Outgoing;
using MyDataHub.Gateway.Idempotency;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Gateway.SignIn;

namespace MyDataHub.Gateway.Hosting;

/// <summary>What the gateway itself is made of.</summary>
internal static class GatewayServices
{
    internal static void AddGateway(this WebApplicationBuilder builder)
    {
        builder.AddLogs();
        builder.AddListening();
        builder.AddTelemetry();
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        builder.Services.TryAddTime();
        builder.Services.AddOutgoingHttp();
        builder.Services.AddRateLimits();
        builder.Services.AddCompression();
        builder.Services.AddHealthChecks();
        builder.Services.AddApiDocument();
        builder.Services.AddSessions();
        builder.Services.AddSignIn();
        builder.Services.AddSingleton<ProgressStreams>();
        builder.Services.AddHostedService<CutOffRequests>();
        builder.Services.AddHostedService<AnswerPurging>();
    }

    private static void TryAddTime(this IServiceCollection services)
    {
        if (!services.Any(service => service.ServiceType == typeof(TimeProvider)))
        {
            services.AddSingleton(TimeProvider.System);
        }
    }

    private static void AddSessions(this IServiceCollection services)
    {
        services.AddOptions<SessionLifetimeOptions>().BindConfiguration(SessionLifetimeOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SessionLifetimeOptions>, SessionLifetimeOptionsValidator>();
        services.AddSingleton<SessionRegister>();
        services.AddSingleton<SessionCookies>();
        services.AddHostedService<SessionSaving>();
    }

    private static void AddSignIn(this IServiceCollection services)
    {
        services.AddOptions<IdentityOptions>().BindConfiguration(IdentityOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IdentityOptions>, IdentityOptionsValidator>();
        services.AddHttpClient(IdentityIssuer.HttpClient).ConfigureHttpClient((provider, client) =>
        {
            client.Timeout = TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<IdentityOptions>>().Value.TimeoutSeconds);
            client.MaxResponseContentBufferSize = 256 * 1024;
        });
        services.AddSingleton<IdentityIssuer>();
        services.AddSingleton<Entrance>();
        services.AddSingleton<PasswordLimits>();
        services.AddSingleton<PasswordEntrance>();
        services.AddHostedService<DemoCustomers>();
    }
}
