using System.Text.Json;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Tests.Fakes;

namespace MyDataHub.Grains.Tests.Journeys;

public sealed class LinkAndCollectTests(SharedServer server) : GrainTest(server)
{
    [Fact]
    public async Task A_signed_consent_is_exchanged_collected_and_seen()
    {
        BankBook.At(World[FakeWorld.Bank], Clock, ("110-1", 1_234_567m));
        var id = await Hub.EnterAsync();

        var runId = await LinkAsync(id, FakeWorld.Bank);

        var events = await Hub.WatchAsync(id, runId);
        Assert.Equal("run-started", events[0].Kind);
        Assert.Contains(events, one => one is { Kind: "institution-done", Outcome: "fetched" });
        Assert.Equal("run-done", events[^1].Kind);
        var view = Assert.IsType<ViewAnswer.Ready>(await Hub.Customer(id).ViewAsync(default));
        using var json = JsonDocument.Parse(view.Utf8Json);
        Assert.Equal("live", Assert.Single(json.RootElement.GetProperty("sources").EnumerateArray()).GetProperty("state").GetString());
        var connection = Assert.Single((await Hub.Customer(id).ConnectionsAsync(default)).Connections);
        Assert.Equal(("active", "live", 1), (connection.State, connection.Health, connection.Assets));
    }
}
