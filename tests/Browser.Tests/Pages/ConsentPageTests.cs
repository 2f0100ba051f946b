using Microsoft.Playwright;
using MyDataHub.Browser.Tests.Driving;
using MyDataHub.Browser.Tests.Guards;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Browser.Tests.Pages;

/// <summary>The page on which a customer decides what a third party may see, with the customer's real assets.</summary>
[Collection(SharedHub.Name)]
public sealed class ConsentPageTests(AskedCustomer asked) : IClassFixture<AskedCustomer>
{
    [Theory]
    [InlineData("ko", 390, "light")]
    [InlineData("en", 320, "dark")]
    [InlineData("ko", 1280, "dark")]
    [InlineData("en", 1280, "light")]
    public async Task Signing_in_and_deciding_keep_nobody_out(string language, int width, string theme)
    {
        var setting = new Setting(language, width, theme);
        await using var visitor = await Visitor.ArriveAsync(asked.Hub.SecureAddress, setting);
        await visitor.Page.GotoAsync(await asked.Party.AskAsync(language));
        var problems = await LookAsync(visitor.Page, "sign-in", setting);
        await SignInAsync(visitor.Page);
        problems.AddRange(await LookAsync(visitor.Page, "consent", setting));
        await visitor.Page.Locator("button[value=allow]").ClickAsync();
        problems.AddRange(await LookAsync(visitor.Page, "consent-wrong", setting));

        Assert.Empty(problems);
        Assert.Empty(visitor.Faults);
        Assert.Equal(0, await visitor.Page.Locator("script, img, iframe").CountAsync());
    }

    [Theory]
    [InlineData("ko")]
    [InlineData("en")]
    public async Task At_twice_the_text_size_on_a_narrow_screen_everything_is_there(string language)
    {
        // WCAG 2.2, 1.4.4 and 1.4.10.
        var setting = new Setting(language, 320, "large");
        await using var visitor = await Visitor.ArriveAsync(asked.Hub.SecureAddress, setting);
        await visitor.Page.RouteAsync("**/*.css", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = await answer.TextAsync() + "html { font-size: 200% !important }" });
        });
        await visitor.Page.GotoAsync(await asked.Party.AskAsync(language));
        var problems = await LookAsync(visitor.Page, "sign-in", setting);
        await SignInAsync(visitor.Page);
        problems.AddRange(await LookAsync(visitor.Page, "consent", setting));

        Assert.Empty(problems);
        Assert.Equal("32px", await visitor.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).fontSize"));
    }

    [Fact]
    public async Task By_keyboard_alone_a_customer_ticks_and_allows()
    {
        await using var visitor = await Visitor.ArriveAsync(asked.Hub.SecureAddress);
        var page = visitor.Page;
        await page.RouteAsync("https://budget.example/**", route => route.FulfillAsync(new() { ContentType = "text/plain", Body = "thanks" }));
        await page.GotoAsync(await asked.Party.AskAsync("ko"));
        await TabToAsync(page, "login");
        await page.Keyboard.TypeAsync(asked.Person.LoginId);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(asked.Person.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#details").WaitForAsync();

        await TabToAsync(page, "detail-balances");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, await page.Locator("#items input").First.GetAttributeAsync("id"));
        await page.Keyboard.PressAsync("Space");
        await page.Locator("button[value=allow]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await page.GetByText("thanks").WaitForAsync();
        Assert.StartsWith($"{AskingParty.RedirectUri}?code=", page.Url, StringComparison.Ordinal);
        Assert.Contains("state=state-1", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_other_site_can_put_the_page_into_a_frame()
    {
        await using var visitor = await Visitor.ArriveAsync(asked.Hub.SecureAddress);
        var address = await asked.Party.AskAsync("ko");
        await visitor.Page.RouteAsync("https://evil.example/", route => route.FulfillAsync(new() { ContentType = "text/html", Body = $"<iframe src=\"{address}\"></iframe>" }));

        await visitor.Page.GotoAsync("https://evil.example/");
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.Equal(0, await visitor.Page.FrameLocator("iframe").Locator("form, main").CountAsync());
    }

    private async Task SignInAsync(IPage page)
    {
        await page.Locator("#login").FillAsync(asked.Person.LoginId);
        await page.Locator("#password").FillAsync(asked.Person.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#details").WaitForAsync();
    }

    private static async Task TabToAsync(IPage page, string? id)
    {
        for (var i = 0; i < 60 && await page.EvaluateAsync<string>("() => document.activeElement?.id ?? ''") != id; i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Equal(id, await page.EvaluateAsync<string>("() => document.activeElement?.id ?? ''"));
    }

    private static async Task<List<string>> LookAsync(IPage page, string name, Setting setting)
    {
        await page.Locator("main h1").WaitForAsync();
        await page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Repository.Path("artifacts"), "screenshots", $"{name}-{setting}.png"),
            FullPage = true,
        });
        var problems = new List<string>(await Accessibility.ProblemsAsync(page));
        if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") > setting.Width)
        {
            problems.Add($"{name} is wider than its screen");
        }

        return problems;
    }
}
