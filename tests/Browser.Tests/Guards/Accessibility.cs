using System.Text.Json.Nodes;
using Microsoft.Playwright;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Browser.Tests.Guards;

/// <summary>What axe finds wrong with a page, as far as it keeps somebody out.</summary>
internal static class Accessibility
{
    private static readonly string[] KeepsOut = ["serious", "critical"];
    private static readonly string Axe = File.ReadAllText(Repository.Path("src", "Web", "node_modules", "axe-core", "axe.min.js"));

    internal static async Task<IReadOnlyList<string>> ProblemsAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        var result = JsonNode.Parse(await page.EvaluateAsync<string>("async () => JSON.stringify((await axe.run()).violations)"))!.AsArray();
        return [.. result.Where(found => KeepsOut.Contains((string?)found!["impact"])).Select(Describe)];
    }

    private static string Describe(JsonNode? found) => $"{found!["id"]}: {string.Join(" | ", found["nodes"]!.AsArray().Take(3).Select(node => (string?)node!["html"]))}";
}
