using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MyDataHub.Gateway.Tests.Webhooks;

/// <summary>A third party's server that takes events, answering as a test wants.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    internal ConcurrentQueue<(string ContentType, string Body)> Got { get; } = new();

    internal Func<HttpContext, Task> Answer { get; set; } = Status(HttpStatusCode.Accepted);

    internal Uri Url { get; private set; } = null!;

    internal static Func<HttpContext, Task> Status(HttpStatusCode status) => context =>
    {
        context.Response.StatusCode = (int)status;
        return Task.CompletedTask;
    };

    internal static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver._app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            receiver.Got.Enqueue((context.Request.ContentType ?? "", await reader.ReadToEndAsync()));
            await receiver.Answer(context);
        });
        await receiver._app.StartAsync();
        var address = receiver._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        receiver.Url = new Uri($"{address}/hook");
        return receiver;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
