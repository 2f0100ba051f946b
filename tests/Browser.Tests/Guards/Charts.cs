using Microsoft.Playwright;

namespace MyDataHub.Browser.Tests.Guards;

/// <summary>axe passes a chart that says nothing at all, so charts have a guard of their own.</summary>
internal static class Charts
{
    internal static async Task<IReadOnlyList<string>> ProblemsAsync(IPage page)
    {
        var problems = new List<string>();
        foreach (var figure in await page.Locator("figure[data-chart]").AllAsync())
        {
            var kind = await figure.GetAttributeAsync("data-chart");
            problems.AddRange((await ProblemsOfAsync(page, figure)).Select(problem => $"{kind}: {problem}"));
        }

        return problems;
    }

    private static async Task<List<string>> ProblemsOfAsync(IPage page, ILocator figure)
    {
        var problems = new List<string>();
        if ((await figure.Locator("figcaption").InnerTextAsync()).Length == 0)
        {
            problems.Add("has no sentence");
        }

        if (await figure.Locator("tbody tr").CountAsync() == 0)
        {
            problems.Add("has no table behind it");
        }

        if (await figure.Locator(".plot[tabindex='0']").CountAsync() != 1)
        {
            problems.Add("is not one tab stop");
            return problems;
        }

        await figure.Locator(".plot").FocusAsync();
        var before = await figure.Locator("[role=status]").InnerTextAsync();
        await page.Keyboard.PressAsync("End");
        if (await figure.Locator("[role=status]").InnerTextAsync() == before)
        {
            problems.Add("says nothing to the keyboard");
        }

        return problems;
    }
}
