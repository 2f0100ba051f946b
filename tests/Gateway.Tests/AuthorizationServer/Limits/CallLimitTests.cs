using System.Net;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Limits;

[Collection(AuthorizationHub.Collection)]
public sealed class CallLimitTests(AuthorizationHub hub)
{
    [Fact]
    public async Task A_client_that_calls_too_often_is_told_when_to_come_back_and_others_are_not_held_up()
    {
        await using var node = await StartAsync("--AuthorizationServer:CallsPerClient=2");
        using var client = await hub.RegisterAsync();
        using var other = await hub.RegisterAsync();

        var first = await CallAsync(node, client.Authenticated());
        Assert.Equal(("\"client\";r=1", "\"client\";q=2;w=60"), (Field(first, "RateLimit"), Field(first, "RateLimit-Policy")));
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(node, client.Authenticated())).StatusCode);
        var third = await CallAsync(node, client.Authenticated());

        await third.ErrorAsync(HttpStatusCode.TooManyRequests, "temporarily_unavailable");
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.StartsWith("\"client\";r=0;t=", Field(third, "RateLimit"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(node, other.Authenticated())).StatusCode);
    }

    [Fact]
    public async Task An_address_that_fails_too_often_is_stopped_before_anything_is_looked_at()
    {
        await using var node = await StartAsync("--AuthorizationServer:FailuresPerAddress=2");
        using var client = await hub.RegisterAsync();

        await (await CallAsync(node, [])).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(node, client.Authenticated())).StatusCode);
        await (await CallAsync(node, [])).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");

        await (await CallAsync(node, client.Authenticated())).ErrorAsync(HttpStatusCode.TooManyRequests, "temporarily_unavailable");
        using var http = hub.NewClient(node: node);
        await (await http.GetAsync("/oauth/register/nobody")).ErrorAsync(HttpStatusCode.TooManyRequests, "temporarily_unavailable");
    }

    private async Task<TestHub> StartAsync(string setting)
    {
        var node = await hub.StartNodeAsync(new Parts { KeepsInStore = true, Map = Probes.Map }, setting);
        // Assertions are made by the shared clock.
        node.Clock.Advance(hub.Now - node.Clock.GetUtcNow());
        return node;
    }

    private async Task<HttpResponseMessage> CallAsync(TestHub node, IEnumerable<KeyValuePair<string, string>> form)
    {
        using var http = hub.NewClient(node: node);
        using var content = new FormUrlEncodedContent(form);
        return await http.PostAsync(Probes.Client, content);
    }

    private static string Field(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();
}
