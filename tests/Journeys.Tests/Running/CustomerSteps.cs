using System.Diagnostics;
using System.Text.Json.Nodes;

namespace MyDataHub.Journeys.Tests.Running;

/// <summary>What a customer does, in the words of the pages.</summary>
internal static class CustomerSteps
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    internal static object Terms(bool isScheduled = true) => new
    {
        isScheduled,
        cycleWeeks = 1,
        endsOn = DateOnly.FromDateTime(DateTime.UtcNow.AddYears(1)),
        withMemo = true,
        withMerchant = true,
        withCategory = true,
    };

    /// <summary>Links these institutions by integrated authentication and waits for the first collection to end.</summary>
    internal static async Task<JsonNode> LinkAsync(this HubClient client, RunningHub hub, DemoCustomer person, params string[] institutions)
    {
        await hub.Sandbox.SignAtOnceAsync(person.Ci);
        var authority = (string)(await client.GetAsync("/api/institutions"))["authorities"]![0]!["orgCode"]!;
        var link = await client.PostAsync("/api/links", new
        {
            method = "integrated",
            authority,
            targets = institutions.Select(institution => new { institution }),
            terms = Terms(),
        });
        link = await client.UntilAsync($"/api/links/{link["linkId"]}", HasSettled);
        if ((string?)link["runId"] is { } run)
        {
            await client.WatchAsync(run);
        }

        return link;
    }

    /// <summary>Links everything unless somebody did before: for tests that share a person and change nothing of what is linked.</summary>
    internal static async Task<HubClient> LinkedOnceAsync(this RunningHub hub, DemoCustomer person)
    {
        var customer = await hub.SignInAsync(person);
        if ((await customer.GetAsync("/api/connections"))["connections"]!.AsArray().Count == 0)
        {
            await customer.LinkAsync(hub, person, await customer.AllInstitutionsAsync());
        }

        return customer;
    }

    internal static async Task<string[]> AllInstitutionsAsync(this HubClient client)
    {
        var list = await client.GetAsync("/api/institutions");
        return [.. list["institutions"]!.AsArray().Select(entry => (string)entry!["institution"]!)];
    }

    /// <summary>Collects now and waits for the end; answers the events that were streamed.</summary>
    internal static async Task<IReadOnlyList<JsonNode>> CollectAsync(this HubClient client)
    {
        var run = await client.PostAsync("/api/collections", new { });
        return await client.WatchAsync((string)run["runId"]!);
    }

    internal static async Task<IReadOnlyList<JsonNode>> WatchAsync(this HubClient client, string run)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var answer = await client.SendAsync(new(HttpMethod.Get, $"/api/collections/{run}/events"));
        answer.EnsureSuccessStatusCode();
        using var stream = new StreamReader(await answer.Content.ReadAsStreamAsync(patience.Token));
        var events = new List<JsonNode>();
        while (await stream.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                events.Add(JsonNode.Parse(line["data:".Length..])!);
            }
        }

        Assert.Equal("run-done", (string?)events[^1]["kind"]);
        return events;
    }

    internal static async Task<JsonNode> UntilAsync(this HubClient client, string path, Func<JsonNode, bool> holds)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            var answer = await client.GetAsync(path);
            if (holds(answer))
            {
                return answer;
            }

            Assert.True(Stopwatch.GetElapsedTime(begun) < Patience, $"Waited in vain at {path}: {answer}");
            await Task.Delay(100);
        }
    }

    private static bool HasSettled(JsonNode link) => link["steps"]!.AsArray()
        .All(step => (string)step!["state"]! is "linked" or "refused" or "unavailable" or "expired");
}
