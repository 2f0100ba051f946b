using MyDataHub.Gateway.AuthorizationServer;
using MyDataHub.Gateway.Commands;
using MyDataHub.Gateway.CustomerApi;
using MyDataHub.Gateway.Hosting;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.ThirdPartyApi;
using MyDataHub.Gateway.Webhooks;
using MyDataHub.Grains;
using MyDataHub.Providers;
using MyDataHub.Storage;

return await HubCommand.RunAsync(args, ServeAsync, Verbs.All(AddParts));

static void AddParts(WebApplicationBuilder builder)
{
    builder.AddClock();
    builder.Services.AddStorage(builder.Configuration);
    builder.Services.AddProviders(builder.Configuration);
    builder.Services.AddGrains(builder.Configuration);
}

static async Task<int> ServeAsync(HubSettings settings, CancellationToken ct)
{
    var builder = settings.CreateBuilder();
    AddParts(builder);
    builder.AddGateway();
    builder.Services.AddGatewayStorage();
    builder.Services.AddAuthorizationServer();
    builder.Services.AddThirdPartyApi();
    builder.Services.AddWebhooks();

    await using var hub = builder.Build();
    hub.UseGateway();
    hub.MapCustomerApi();
    hub.MapAuthorizationServer();
    hub.MapClientEvents();
    hub.MapThirdPartyApi();
    hub.MapApiDocument();
    hub.MapHealth();

    await hub.RunAsync(ct);
    return 0;
}
