using Microsoft.Extensions.Options;

namespace MyDataHub.Gateway.Webhooks;

/// <summary>Telling third parties what happened.</summary>
internal static class WebhooksRegistration
{
    internal static void AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsValidator>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<WebhookRound>();
        services.AddHostedService<WebhookDelivering>();
    }
}
