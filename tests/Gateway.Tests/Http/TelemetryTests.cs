using System.Diagnostics;
using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.Tests.Http;

public class TelemetryTests
{
    [Fact]
    public void What_is_exported_of_a_request_says_nothing_about_the_person()
    {
        using var activity = new Activity("GET");
        activity.Start();
        activity.SetTag("http.route", "/api/link/callback");
        activity.SetTag("http.response.status_code", 302);
        foreach (var name in new[] { "url.query", "url.path", "url.full", "client.address", "network.peer.address", "user_agent.original" })
        {
            activity.SetTag(name, "code=secret");
        }

        activity.Stop();
        using var forgetting = new Telemetry.Forgetting();
        forgetting.OnEnd(activity);

        Assert.Equal(["http.response.status_code", "http.route"], activity.TagObjects.Select(tag => tag.Key).Order());
    }

    [Fact]
    public async Task Telemetry_is_on_only_where_it_has_somewhere_to_go()
    {
        await using var quiet = await TestHub.StartAsync();
        await using var telling = await TestHub.StartAsync("--OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9");

        Assert.Null(quiet.Services.GetService(typeof(OpenTelemetry.Trace.TracerProvider)));
        Assert.NotNull(telling.Services.GetService(typeof(OpenTelemetry.Trace.TracerProvider)));
    }
}
