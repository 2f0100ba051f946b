using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.Collecting;

public sealed class SecondCollectionTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_second_collection_changes_no_figure_and_asks_for_less_than_half()
    {
        var person = hub.People[0];
        using var customer = await hub.SignInAsync(person);
        await customer.LinkAsync(hub, person, await customer.AllInstitutionsAsync());
        var first = await BilledAsync();
        var before = await customer.GetAsync("/api/view");
        await hub.Sandbox.ForgetCallsAsync();

        await customer.CollectAsync();

        var after = await customer.GetAsync("/api/view");
        Assert.Equal((decimal)before["netWorth"]!["net"]!["krw"]!, (decimal)after["netWorth"]!["net"]!["krw"]!);
        Assert.Equal(before["card"]!["byMonth"]!.ToJsonString(), after["card"]!["byMonth"]!.ToJsonString());
        Assert.True(await BilledAsync() < first / 2);
    }

    [Fact]
    public async Task Transactions_are_paged_without_a_gap_or_a_double()
    {
        var person = hub.People[1];
        using var customer = await hub.SignInAsync(person);
        await customer.LinkAsync(hub, person, "A1GAON0000", "C1HNBT0000");

        var all = await ReadAllAsync(customer, limit: 200);
        var small = await ReadAllAsync(customer, limit: 37);

        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal(all, small);
    }

    private static async Task<List<string>> ReadAllAsync(HubClient customer, int limit)
    {
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var from = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = await customer.GetAsync($"/api/transactions?limit={limit}{from}");
            ids.AddRange(page["rows"]!.AsArray().Select(row => $"{row!["itemId"]}/{row["id"]}"));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);
        return ids;
    }

    /// <summary>Successful data calls, 00001 included, as the operator is billed.</summary>
    private async Task<long> BilledAsync() => (await hub.Sandbox.CallsAsync())
        .Where(call => (string?)call["outcome"] is "00000" or "00001" && ((string?)call["api_type"])!.StartsWith("user", StringComparison.Ordinal))
        .Sum(call => (long)call["count"]!);
}
