using Microsoft.Extensions.Options;
using MyDataHub.Gateway.ThirdPartyApi.Limits;
using MyDataHub.Gateway.ThirdPartyApi.Reads;
using MyDataHub.Gateway.ThirdPartyApi.Tokens;

namespace MyDataHub.Gateway.ThirdPartyApi;

/// <summary>What the open API is made of. Needs the authorization server and the store beside it.</summary>
internal static class ThirdPartyApiRegistration
{
    internal static void AddThirdPartyApi(this IServiceCollection services)
    {
        services.AddOptions<ThirdPartyApiOptions>().BindConfiguration(ThirdPartyApiOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ThirdPartyApiOptions>, ThirdPartyApiOptionsValidator>();
        services.AddSingleton<OtherIssuers>();
        services.AddSingleton<KnownTokens>();
        services.AddSingleton<TokenGate>();
        services.AddSingleton<CallLimits>();
        services.AddSingleton<ReadJournal>();
        services.AddHostedService(provider => provider.GetRequiredService<ReadJournal>());
        services.AddSingleton<OpenCalls>();
        services.AddOpenDocument();
    }
}
