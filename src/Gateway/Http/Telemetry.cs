using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MyDataHub.Gateway.Http;

/// <summary>Traces and metrics by OTLP when OTEL_EXPORTER_OTLP_ENDPOINT is set. Routes, codes and times only: nothing about a person.</summary>
internal static class Telemetry
{
    private const string Ours = "MyDataHub.*";

    // What is of the person or chosen by them: whole paths hold ids, queries hold codes, and addresses are personal data.
    private static readonly string[] Personal =
    [
        "url.path", "url.query", "url.full", "http.target", "http.url", "client.address", "client.port",
        "network.peer.address", "network.peer.port", "user_agent.original", "http.user_agent",
    ];

    internal static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("mydatahub"))
            .WithTracing(traces => traces
                .AddSource(Ours)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddProcessor(new Forgetting())
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter(Ours, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql")
                .AddOtlpExporter());
    }

    /// <summary>Sees every activity before the exporter does, whoever filled it.</summary>
    internal sealed class Forgetting : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            foreach (var name in Personal)
            {
                data.SetTag(name, null);
            }
        }
    }
}
