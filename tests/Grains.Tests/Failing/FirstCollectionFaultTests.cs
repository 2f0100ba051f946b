using System.Text.Json;
using MyDataHub.Grains.Tests.WholeWorld;
using MyDataHub.Storage.Embedded;

namespace MyDataHub.Grains.Tests.Failing;

/// <summary>What goes wrong before anything is known: the figures are missing and the view says why, and the next good answer brings a clean customer's view.</summary>
public sealed class FirstCollectionFaultTests : IAsyncLifetime
{
    private const string Bank = "A1GAON0000";
    private const string Card = "C1HNBT0000";
    private ThrowawayServer _server = null!;
    private SandboxHub _hub = null!;

    public async Task InitializeAsync()
    {
        _server = await ThrowawayServer.StartAsync();
        _hub = await SandboxHub.StartAsync(await _server.CreateHubDatabaseAsync(), ("Outbound:Retries", "0"), ("Outbound:CircuitMinimumCalls", "10000"));
    }

    public async Task DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Half_a_first_collection_is_missing_the_other_half_and_heals_to_what_a_clean_customer_sees()
    {
        var ci = (await _hub.PeopleAsync())[0];
        var clean = await CleanAsync(ci);
        foreach (var kind in (string[])["rsp_code:50001", "truncated_json", "wrong_types", "close_connection", "maintenance"])
        {
            await _hub.BreakAsync(Bank, (kind, "/bank/*/*"));
            var id = await _hub.EnterAsync(ci);
            await _hub.LinkAsync(id, Bank, Card);
            var during = await _hub.ViewAsync(id);
            await _hub.MendAsync(Bank);
            _hub.Clock.Advance(TimeSpan.FromMinutes(61));
            await _hub.CollectAsync(id);

            Assert.Equal(("unavailable", "live"), (during.Source(Bank).State, during.Source(Card).State));
            Assert.False(during.GetProperty("netWorth").GetProperty("isComplete").GetBoolean());
            Assert.All(during.GetProperty("bank").GetProperty("items").EnumerateArray(), item => Assert.Equal("missing", item.GetProperty("balance").GetProperty("state").GetString()));
            Assert.NotEmpty(during.GetProperty("netWorth").GetProperty("leftOut").EnumerateArray());
            Assert.Equal(ShownView.WithoutIds(clean), ShownView.WithoutIds(await _hub.ViewAsync(id)));
            await _hub.Customer(id).LeaveAsync(new(), default);
        }
    }

    private async Task<JsonElement> CleanAsync(string ci)
    {
        var id = await _hub.EnterAsync(ci);
        await _hub.LinkAsync(id, Bank, Card);
        var view = await _hub.ViewAsync(id);
        await _hub.Customer(id).LeaveAsync(new(), default);
        return view;
    }
}
