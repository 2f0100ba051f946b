using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer.Authorize;
using MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;
using MyDataHub.Gateway.AuthorizationServer.Consent;
using MyDataHub.Gateway.AuthorizationServer.GrantManagement;
using MyDataHub.Gateway.AuthorizationServer.Interactions;
using MyDataHub.Gateway.AuthorizationServer.Introspection;
using MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;
using MyDataHub.Gateway.AuthorizationServer.Responses;
using MyDataHub.Gateway.AuthorizationServer.Revocation;
using MyDataHub.Gateway.AuthorizationServer.Token;
using MyDataHub.Gateway.AuthorizationServer.Tokens;

namespace MyDataHub.Gateway.AuthorizationServer;

/// <summary>What carries an authorization from the pushed request to its tokens, and what ends them.</summary>
internal static class FlowServices
{
    internal static void AddFlows(this IServiceCollection services)
    {
        services.AddOptions<FlowOptions>().BindConfiguration(FlowOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FlowOptions>, FlowOptionsValidator>();
        services.AddSingleton<ClientCalls>();
        services.AddSingleton<RequestObjects>();
        services.AddSingleton<PushedAuthorization.PushedAuthorization>();
        services.AddSingleton<AuthorizationResponses>();
        services.AddSingleton<InteractionRegister>();
        services.AddSingleton<IdentityPath>();
        services.AddSingleton<SilentAnswer>();
        services.AddSingleton<Deciding>();
        services.AddSingleton<Agreeing>();
        services.AddTokenEndpoint();
        services.AddIntrospection();
        services.AddSingleton<TokenRevocation>();
        services.AddSingleton<TokenPossession>();
        services.AddSingleton<OwnGrants>();
        services.AddSingleton<FlowPurging>();
        services.AddHostedService(provider => provider.GetRequiredService<FlowPurging>());
    }

    private static void AddTokenEndpoint(this IServiceCollection services)
    {
        services.AddSingleton<SenderBinding>();
        services.AddSingleton<RevokedTokens>();
        services.AddSingleton<RefreshTokens>();
        services.AddSingleton<GrantEnding>();
        services.AddSingleton<GrantTokens>();
        services.AddSingleton<IdTokens>();
        services.AddSingleton<CodeRedemption>();
        services.AddSingleton<TokenRefresh>();
        services.AddSingleton<OwnTokens>();
    }

    private static void AddIntrospection(this IServiceCollection services)
    {
        services.AddSingleton<AccessTokenReader>();
        services.AddSingleton<TokenState>();
        services.AddSingleton<TokenInspection>();
        services.AddSingleton<SignedIntrospection>();
    }
}
