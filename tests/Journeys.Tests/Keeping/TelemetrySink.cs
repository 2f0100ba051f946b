using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.Keeping;

/// <summary>A collector that takes every trace and metric (OTLP over HTTP) and keeps the bytes.</summary>
internal sealed class TelemetrySink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<byte[]> _received = new();

    private TelemetrySink(WebApplication app) => _app = app;

    /// <summary>What a hub is told of it, in its environment.</summary>
    internal Dictionary<string, string> Environment { get; private init; } = [];

    internal string Received => string.Join('\n', _received.Select(Encoding.UTF8.GetString));

    internal static async Task<TelemetrySink> StartAsync()
    {
        var address = $"http://127.0.0.1:{Repository.FreePort()}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(address);
        var sink = new TelemetrySink(app)
        {
            Environment = new()
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            },
        };
        app.Run(sink.TakeAsync);
        await app.StartAsync();
        return sink;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _received.Enqueue(body.ToArray());
    }
}
