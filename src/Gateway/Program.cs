using MyDataHub.Gateway.Commands;
using MyDataHub.Gateway.CustomerApi;
using MyDataHub.Gateway.Hosting;
using MyDataHub.Gateway.Http;

return await HubCommand.RunAsync(args, ServeAsync);

static async Task<int> ServeAsync(HubSettings settings, CancellationToken ct)
{
    var builder = settings.CreateBuilder();
    builder.AddGateway();

    await using var hub = builder.Build();
    hub.UseGateway();
    hub.MapCustomerApi();
    hub.MapApiDocument();
    hub.MapHealth();

    await hub.RunAsync(ct);
    return 0;
}
