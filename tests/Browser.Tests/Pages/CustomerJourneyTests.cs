using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MyDataHub.Browser.Tests.Driving;
using MyDataHub.Journeys.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace MyDataHub.Browser.Tests.Pages;

/// <summary>A demo customer's whole way through the pages, in a real browser against a real hub.</summary>
[Collection(SharedHub.Name)]
public sealed partial class CustomerJourneyTests(RunningHub hub)
{
    private static readonly (string Tab, string Domain)[] Domains =
        [("은행", "bank"), ("카드", "card"), ("투자", "investment"), ("자동차", "vehicle"), ("보험", "insurance")];

    [Fact]
    public async Task A_customer_links_everything_and_sees_what_the_hub_knows()
    {
        await using var visitor = await Steps.CustomerWithEverythingAsync(hub, hub.People[0]);
        var page = visitor.Page;
        var view = await page.AskAsync("/api/view");

        var net = view["netWorth"]!["net"]!["krw"]!.GetValue<decimal>();
        await Expect(page.Locator("[elementtiming=net-worth]")).ToHaveTextAsync(Won(net));
        await page.FollowLinkAsync("자산");
        foreach (var (tab, domain) in Domains)
        {
            await page.Locator("nav.tabs").GetByRole(AriaRole.Link, new() { Name = tab }).ClickAsync();
            await Expect(page.Locator("h1")).ToHaveTextAsync(tab);
            var names = view[domain]!["items"]!.AsArray().Select(item => (string)item!["name"]!).ToList();
            Assert.NotEmpty(names);
            foreach (var name in names)
            {
                await Expect(page.Locator("main :is(.item-name, h2)", new() { HasText = name }).First).ToBeVisibleAsync();
            }
        }

        Assert.Empty(visitor.Faults);
    }

    [Fact]
    public async Task History_is_searched_and_read_on()
    {
        await using var visitor = await Steps.CustomerWithEverythingAsync(hub, hub.People[1]);
        var page = visitor.Page;
        await page.FollowLinkAsync("내역");
        await page.PushButtonAsync("전체");
        await Expect(page.Locator(".row").Nth(49)).ToBeVisibleAsync();
        await page.PushButtonAsync("더 보기");
        await Expect(page.Locator(".row").Nth(50)).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Searchbox).FillAsync("이런 가맹점은 없음");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("‘이런 가맹점은 없음’ 내역이 없어요")).ToBeVisibleAsync();
        await Expect(page.Locator(".row")).ToHaveCountAsync(0);
        Assert.Empty(visitor.Faults);
    }

    [Fact]
    public async Task A_consent_is_withdrawn_only_after_saying_what_becomes_of_the_data()
    {
        await using var visitor = await Steps.CustomerWithEverythingAsync(hub, hub.People[2]);
        var page = visitor.Page;
        await page.FollowLinkAsync("연결·동의");
        var row = page.Locator(".item", new() { HasText = "가온은행" });
        await row.Locator("summary").ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "철회하기" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Radio, new() { Checked = true })).ToHaveCountAsync(0);

        await dialog.GetByRole(AriaRole.Button, new() { Name = "철회하기" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("남겨 둘지 지울지 골라 주세요.");

        await dialog.GetByText("모두 지우기", new() { Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "철회하기" }).ClickAsync();
        await Expect(dialog.GetByText("영수증")).ToBeVisibleAsync();
        await dialog.Locator(".button-row").GetByRole(AriaRole.Button, new() { Name = "닫기" }).ClickAsync();
        await page.FollowLinkAsync("자산");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("가온은행");
        Assert.Empty(visitor.Faults);
    }

    [Fact]
    public async Task Leaving_takes_everything_and_ends_the_session()
    {
        await using var visitor = await Steps.CustomerWithEverythingAsync(hub, hub.People[3]);
        var page = visitor.Page;
        await page.FollowLinkAsync("전체");
        await page.PushButtonAsync("탈퇴하기");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "탈퇴하기" }).ClickAsync();
        await page.Heading("탈퇴했어요").WaitForAsync();
        await page.Locator("dialog .button-row button").ClickAsync();

        await Expect(page.Locator("input[autocomplete=current-password]")).ToBeVisibleAsync();
        Assert.Equal(401, (await page.APIRequest.GetAsync("/api/view")).Status);
        Assert.Empty(visitor.Faults);
    }

    [Fact]
    public async Task Hidden_amounts_are_nowhere_on_the_screen()
    {
        await using var visitor = await Steps.CustomerWithEverythingAsync(hub, hub.People[4]);
        var page = visitor.Page;
        Assert.Matches(Amount(), await page.Locator("main").InnerTextAsync());

        await page.PushButtonAsync("금액 숨기기");

        foreach (var path in new[] { "/", "/bank", "/card", "/investment", "/vehicle", "/loans" })
        {
            await page.GotoAsync(path);
            await page.Locator("main .card").First.WaitForAsync();
            Assert.DoesNotMatch(Amount(), await page.Locator("main").InnerTextAsync());
        }
    }

    [Fact]
    public async Task After_signing_out_going_back_shows_no_amount()
    {
        await using var visitor = await Steps.CustomerWithEverythingAsync(hub, hub.People[5]);
        var page = visitor.Page;
        await page.FollowLinkAsync("전체");
        await page.PushButtonAsync("로그아웃");
        await page.Locator("input[autocomplete=current-password]").WaitForAsync();

        await page.GoBackAsync();

        await Expect(page.Locator("input[autocomplete=current-password]")).ToBeVisibleAsync();
        Assert.DoesNotMatch(Amount(), await page.Locator("body").InnerTextAsync());
    }

    [Fact]
    public async Task A_wrong_password_is_refused_in_words_and_tells_nothing_else()
    {
        await using var visitor = await Visitor.ArriveAsync(hub.Address);
        await visitor.Page.GotoAsync("/");
        await visitor.Page.GetByLabel("아이디").FillAsync(hub.People[6].LoginId);
        await visitor.Page.GetByLabel("비밀번호").FillAsync("not-the-password");
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("아이디 또는 비밀번호가 맞지 않아요.");
    }

    private static string Won(decimal amount) =>
        (amount < 0 ? "−" : "") + Math.Abs(amount).ToString("#,##0", CultureInfo.InvariantCulture) + "원";

    [GeneratedRegex(@"\d[\d,]*원")]
    private static partial Regex Amount();
}
