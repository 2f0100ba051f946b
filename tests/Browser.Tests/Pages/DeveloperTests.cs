using Microsoft.Playwright;
using MyDataHub.Browser.Tests.Driving;
using MyDataHub.Browser.Tests.Guards;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Browser.Tests.Pages;

/// <summary>A third party's developer: registers an app, tries the whole flow with a demo customer, and sees what it was told.</summary>
[Collection(SharedHub.Name)]
public sealed class DeveloperTests(RunningHub hub)
{
    [Fact]
    public async Task A_developer_registers_an_app_and_tries_it_with_a_demo_customer()
    {
        var person = hub.People[6];
        using var customer = await hub.LinkedOnceAsync(person);
        await using var visitor = await Visitor.ArriveAsync(hub.SecureAddress, new Setting("en", 1280, "light"));
        var page = visitor.Page;
        await RegisterAsync(page);
        Assert.Empty(await Accessibility.ProblemsAsync(page));

        await page.PushButtonAsync("Ask for consent");
        await page.GetByLabel("Login name").FillAsync(person.LoginId);
        await page.GetByLabel("Password").FillAsync(person.Password);
        await page.PushButtonAsync("Sign in");
        await page.GetByRole(AriaRole.Heading, new() { NameRegex = new("see your data") }).WaitForAsync();
        Assert.Empty(await Accessibility.ProblemsAsync(page));
        await TickEverythingAsync(page);
        await page.PushButtonAsync("Allow");

        var shown = page.Locator("pre.code-block");
        await Assertions.Expect(shown).ToContainTextAsync("mydata_consent");
        await page.PushButtonAsync("Read the view");
        await Assertions.Expect(shown).ToContainTextAsync("\"bank\"");
        await page.PushButtonAsync("Refresh the token");
        await Assertions.Expect(shown).ToContainTextAsync("expires_in");
        await page.PushButtonAsync("Stop (revoke)");
        await Assertions.Expect(shown).ToContainTextAsync("Revoked");
        await page.PushButtonAsync("Read the view");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();

        // What happened is in the app's own log.
        await Assertions.Expect(page.GetByRole(AriaRole.Cell).Filter(new() { HasText = "grant.created" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Empty(visitor.Faults);
    }

    [Fact]
    public async Task A_developer_adds_a_webhook_and_sends_it_a_test()
    {
        await using var visitor = await Visitor.ArriveAsync(hub.SecureAddress, new Setting("en", 390, "dark"));
        var page = visitor.Page;
        await RegisterAsync(page);

        // Nothing listens there: the delivery is tried, and says why it did not arrive.
        await page.GetByLabel("Address (https)").FillAsync($"http://127.0.0.1:{Repository.FreePort()}/hook");
        await page.PushButtonAsync("Add");
        await page.PushButtonAsync("Send a test event");
        await page.GetByText("Deliveries", new() { Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Cell).Filter(new() { HasText = "unreachable" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Empty(await Accessibility.ProblemsAsync(page));
        Assert.Empty(visitor.Faults);
    }

    [Theory]
    [InlineData("ko", 390)]
    [InlineData("en", 1280)]
    public async Task The_reference_is_drawn_from_the_served_document(string language, int width)
    {
        await using var visitor = await Visitor.ArriveAsync(hub.SecureAddress, new Setting(language, width, "light"));
        await visitor.Page.GotoAsync("/developer/reference");

        await visitor.Page.GetByText("/open/v1/transactions/changes").WaitForAsync();

        Assert.Empty(await Accessibility.ProblemsAsync(visitor.Page));
        Assert.Empty(visitor.Faults);
    }

    private async Task RegisterAsync(IPage page)
    {
        await page.GotoAsync("/developer");
        await page.GetByLabel("Initial access token").FillAsync(await InitialAccessTokenAsync());
        await page.GetByLabel("App name (Korean)").FillAsync("시험 앱");
        await page.GetByLabel("App name (English)").FillAsync("Trial app");
        await page.PushButtonAsync("Register");
        await page.PushButtonAsync("Manage the app");
        await page.Heading("Trial app").WaitForAsync();
    }

    private async Task<string> InitialAccessTokenAsync()
    {
        using var command = await hub.RunAsync("client-token");
        return command.Written.Split('\n', StringSplitOptions.TrimEntries).Select(line => line.Split(' ')[^1]).OrderByDescending(word => word.Length).First();
    }

    private static async Task TickEverythingAsync(IPage page)
    {
        foreach (var box in await page.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await box.CheckAsync();
        }
    }
}
