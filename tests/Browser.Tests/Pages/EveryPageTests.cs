using Microsoft.Playwright;
using MyDataHub.Browser.Tests.Driving;
using MyDataHub.Browser.Tests.Guards;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Browser.Tests.Pages;

/// <summary>What holds on every page, in both languages, on a phone and a desktop, light and dark.</summary>
[Collection(SharedHub.Name)]
public sealed class EveryPageTests(LinkedCustomer customer) : IClassFixture<LinkedCustomer>
{
    private static readonly string[] Paths =
        ["/", "/bank", "/card", "/investment", "/vehicle", "/insurance", "/loans", "/transactions", "/consents", "/sharing", "/link", "/settings"];

    [Theory]
    [InlineData("ko", 390, "light")]
    [InlineData("ko", 390, "dark")]
    [InlineData("ko", 1280, "light")]
    [InlineData("ko", 1280, "dark")]
    [InlineData("en", 390, "light")]
    [InlineData("en", 390, "dark")]
    [InlineData("en", 1280, "light")]
    [InlineData("en", 1280, "dark")]
    public async Task Nobody_is_kept_out_and_nothing_sticks_out(string language, int width, string theme)
    {
        var setting = new Setting(language, width, theme);
        await using var visitor = await Visitor.ArriveAsync(customer.Hub.Address, setting);
        await visitor.Page.SignInAsync(customer.Person);

        var problems = new List<string>();
        foreach (var path in Paths)
        {
            problems.AddRange((await ProblemsAsync(visitor.Page, path, setting)).Select(problem => $"{path} {problem}"));
        }

        Assert.Empty(problems);
        Assert.Empty(visitor.Faults);
    }

    private static async Task<List<string>> ProblemsAsync(IPage page, string path, Setting setting)
    {
        await page.GotoAsync(path);
        await page.Locator("main h1").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.ScreenshotAsync(new() { Path = ScreenshotOf(path, setting), FullPage = true });

        var problems = new List<string>(await Accessibility.ProblemsAsync(page));
        problems.AddRange(await Charts.ProblemsAsync(page));
        if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") > setting.Width)
        {
            problems.Add("is wider than its screen");
        }

        if (await page.Locator("h1").CountAsync() != 1)
        {
            problems.Add("has not exactly one main heading");
        }

        return problems;
    }

    private static string ScreenshotOf(string path, Setting setting) => Path.Combine(
        Repository.Path("artifacts"), "screenshots", $"{(path == "/" ? "home" : path[1..])}-{setting}.png");
}
