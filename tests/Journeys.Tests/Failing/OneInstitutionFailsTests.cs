using System.Text.Json.Nodes;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.Failing;

/// <summary>One institution's trouble never delays or spoils another's, and the next good answer heals it.</summary>
public sealed class OneInstitutionFailsTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Bank = "A1DAON0000";
    private const string Card = "C1HNBT0000";

    [Theory]
    [InlineData("rsp_code:50001")]
    [InlineData("truncated_json")]
    [InlineData("close_connection")]
    [InlineData("wrong_types")]
    public async Task The_view_keeps_what_it_had_says_so_and_heals(string kind)
    {
        var person = hub.People[0];
        using var customer = await hub.SignInAsync(person);
        await customer.LinkAsync(hub, person, Bank, Card);
        var before = await customer.GetAsync("/api/view");

        await hub.Sandbox.BreakAsync(Bank, new { resource = "/*", kind });
        var events = await customer.CollectAsync();
        var during = await customer.GetAsync("/api/view");
        await hub.Sandbox.MendAsync(Bank);

        Assert.True(OutcomeOf(events, Card) is "fetched" or "unchanged", OutcomeOf(events, Card));
        Assert.False(OutcomeOf(events, Bank) is "fetched" or "unchanged", OutcomeOf(events, Bank));
        Assert.Equal(TotalOf(before), TotalOf(during));
        Assert.NotEqual("live", StateOf(during));
        await HealAsync(customer);
        Assert.Equal(TotalOf(before), TotalOf(await customer.GetAsync("/api/view")));
    }

    [Fact]
    public async Task A_bank_that_allows_no_more_calls_is_left_alone_and_its_figures_stay()
    {
        var person = hub.People[1];
        using var customer = await hub.SignInAsync(person);
        await customer.LinkAsync(hub, person, Bank);
        var before = await customer.GetAsync("/api/view");

        await hub.Sandbox.BreakAsync(Bank, new { resource = "/*", kind = "rsp_code:42901" });
        var events = await customer.CollectAsync();
        await hub.Sandbox.MendAsync(Bank);

        Assert.Equal("busy", OutcomeOf(events, Bank));
        Assert.Equal(TotalOf(before), TotalOf(await customer.GetAsync("/api/view")));
    }

    // The circuit may still be open for a moment; the customer pulls again.
    private static async Task HealAsync(HubClient customer)
    {
        for (var pulls = 0; StateOf(await customer.GetAsync("/api/view")) != "live"; pulls++)
        {
            Assert.True(pulls < 30, "Thirty good answers did not heal the bank.");
            await Task.Delay(1000);
            await customer.CollectAsync();
        }
    }

    private static string? OutcomeOf(IReadOnlyList<JsonNode> events, string institution) => (string?)events
        .Single(e => (string?)e["kind"] == "institution-done" && (string?)e["institution"] == institution)["outcome"];

    private static decimal? TotalOf(JsonNode view) => (decimal?)view["bank"]!["total"]!["krw"];

    private static string? StateOf(JsonNode view) => (string?)view["sources"]!.AsArray()
        .Single(source => (string?)source!["institution"] == Bank)!["state"];
}
