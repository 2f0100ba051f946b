using System.Text.Json.Nodes;
using Microsoft.Playwright;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Browser.Tests.Driving;

/// <summary>What a customer does, in the words on the screen (Korean).</summary>
internal static class Steps
{
    // A first collection of five years of history takes its time on a small machine.
    private static readonly LocatorWaitForOptions Patiently = new() { Timeout = 120_000 };

    internal static async Task OpenSignInAsync(this IPage page)
    {
        await page.GotoAsync("/");
        await page.Locator("input[autocomplete=current-password]").WaitForAsync();
    }

    internal static async Task SignInAsync(this IPage page, DemoCustomer person)
    {
        await page.OpenSignInAsync();
        await page.Locator("input[autocomplete=username]").FillAsync(person.LoginId);
        await page.Locator("input[autocomplete=current-password]").FillAsync(person.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("nav.places").WaitForAsync();
    }

    internal static async Task LinkEverythingAsync(this IPage page)
    {
        await page.FollowLinkAsync("내 자산 모두 찾기");
        await page.PushButtonAsync("모든 업종 고르기");
        await page.PushButtonAsync("다음");
        await page.GetByText("정기적으로 받기", new() { Exact = true }).ClickAsync();
        await page.PushButtonAsync("동의하고 인증하기");
        await page.SignForAllAsync();
    }

    /// <summary>The certificate authority's page of the sandbox, which sends the browser back by itself.</summary>
    internal static Task SignForAllAsync(this IPage page) => page.PushButtonAsync("서명하기");

    internal static async Task SeeAssetsAsync(this IPage page)
    {
        await page.Heading("가져오기가 끝났어요").WaitForAsync(Patiently);
        await page.FollowLinkAsync("내 자산 보기");
        await page.Locator("[elementtiming=net-worth]").WaitForAsync();
    }

    internal static async Task<Visitor> CustomerWithEverythingAsync(RunningHub hub, DemoCustomer person, Setting? setting = null)
    {
        var visitor = await Visitor.ArriveAsync(hub.Address, setting);
        await visitor.Page.SignInAsync(person);
        await visitor.Page.LinkEverythingAsync();
        await visitor.Page.SeeAssetsAsync();
        return visitor;
    }

    /// <summary>What the API answers to the very session of the page.</summary>
    internal static async Task<JsonNode> AskAsync(this IPage page, string path) =>
        JsonNode.Parse(await (await page.APIRequest.GetAsync(path)).TextAsync())!;

    internal static ILocator Heading(this IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    internal static Task PushButtonAsync(this IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    internal static Task FollowLinkAsync(this IPage page, string link) =>
        page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();
}
