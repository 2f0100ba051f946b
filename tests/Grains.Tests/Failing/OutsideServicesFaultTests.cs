using System.Text.Json;
using MyDataHub.Grains.Institutions;
using MyDataHub.Grains.Tests.WholeWorld;

namespace MyDataHub.Grains.Tests.Failing;

/// <summary>Faults of those who are no institution, up to what the customer sees: the portal, exchange rates and prices of cars.</summary>
[Collection(SharedServer.Collection)]
public sealed class OutsideServicesFaultTests(SharedServer server) : IAsyncLifetime
{
    private const string Portal = "P1PORT0000";
    private const string Rates = "rates";
    private const string Prices = "prices";

    private static readonly string[] Kinds =
        ["hang", "close_connection", "rsp_code:50001", "malformed_json", "wrong_types", "redirect", "gzip_bomb:1100000"];

    private SandboxHub _hub = null!;

    public async Task InitializeAsync() => _hub = await SandboxHub.StartAsync(
        await server.Throwaway.CreateHubDatabaseAsync(),
        ("Outbound:Retries", "0"), ("Outbound:CircuitMinimumCalls", "10000"), ("Outbound:MaxBodyBytes", "1000000"), ("Portal:RefreshMinutes", "1"),
        ("Outbound:OnDemandAnswerSeconds", "3"), ("Outbound:ScheduledAnswerSeconds", "3"), ("Outbound:BodySeconds", "3"));

    public async Task DisposeAsync() => await _hub.DisposeAsync();

    [Fact]
    public async Task Without_rates_and_prices_amounts_are_left_out_and_said_and_come_back_with_them()
    {
        await BreakAsync(Kinds[^1], Rates, Prices);
        var id = await _hub.EnterAsync((await _hub.PeopleAsync())[0]);
        await _hub.LinkAsync(id, "A1DAON0000", "S1MIRE0000", "REGISTER00");
        var before = await _hub.ViewAsync(id);
        foreach (var kind in Kinds)
        {
            await BreakAsync(kind, Rates, Prices);
            await _hub.CollectAsync(id);
            var without = await _hub.ViewAsync(id);

            Assert.Equal(["no-price", "no-rate"], LeftOut(without).Distinct().Order());
            Assert.Equal(Assets(before), Assets(without));
            Assert.Empty(without.NamedUnavailable());
        }

        await MendAsync(Rates, Prices);
        await _hub.CollectAsync(id);
        var with = await _hub.ViewAsync(id);

        Assert.Empty(LeftOut(with));
        Assert.True(Assets(with) > Assets(before), $"{Assets(with)} with rates and prices, {Assets(before)} without.");
    }

    [Fact]
    public async Task A_portal_in_trouble_changes_nothing_for_what_is_linked_or_will_be()
    {
        var id = await _hub.EnterAsync((await _hub.PeopleAsync())[0]);
        await _hub.LinkAsync(id, "C1HNBT0000");
        var clean = await _hub.ViewAsync(id);
        var listed = await InstitutionsAsync();
        foreach (var kind in Kinds)
        {
            await BreakAsync(kind, Portal);
            _hub.Clock.Advance(TimeSpan.FromMinutes(2));
            Assert.Equal(listed, await InstitutionsAsync());
            var during = await _hub.CollectAsync(id);
            (await _hub.ViewAsync(id)).AssertSays(during, new HashSet<string>(), clean);
        }

        Assert.InRange(listed.Count, 10, 30);
        Assert.Contains(await _hub.LinkAsync(id, "A1GAON0000"), one => one is { Kind: "institution-done", Outcome: "fetched" });
    }

    [Fact]
    public async Task A_hub_that_never_reached_the_portal_has_nobody_to_offer_and_has_them_as_soon_as_it_answers()
    {
        await BreakAsync("rsp_code:50001", Portal);
        var without = await InstitutionsAsync();
        await MendAsync(Portal);
        _hub.Clock.Advance(TimeSpan.FromMinutes(1));

        // The list that is known is answered while the next one is asked for.
        var with = await GrainTest.UntilAsync(InstitutionsAsync, list => list.Count > without.Count);

        Assert.Equal(["REGISTER00"], without);
        Assert.Contains("A1GAON0000", with);
    }

    private async Task BreakAsync(string kind, params string[] parties)
    {
        foreach (var party in parties)
        {
            await _hub.BreakAsync(party, (kind, "*"));
        }
    }

    private async Task MendAsync(params string[] parties)
    {
        foreach (var party in parties)
        {
            await _hub.MendAsync(party);
        }
    }

    private async Task<List<string>> InstitutionsAsync() =>
        [.. (await _hub.Get<IInstitutionList>().ListAsync(default)).Institutions.Select(one => one.Institution.OrgCode).Order(StringComparer.Ordinal)];

    private static decimal Assets(JsonElement view) => view.GetProperty("netWorth").GetProperty("assets").GetProperty("krw").GetDecimal();

    private static IEnumerable<string> LeftOut(JsonElement view) =>
        view.GetProperty("netWorth").GetProperty("leftOut").EnumerateArray().Select(one => one.GetProperty("reason").GetString()!);
}
