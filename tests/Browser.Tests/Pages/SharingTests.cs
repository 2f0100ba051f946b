using System.Text.Json.Nodes;
using Microsoft.Playwright;
using MyDataHub.Browser.Tests.Driving;
using MyDataHub.Browser.Tests.Guards;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Browser.Tests.Pages;

/// <summary>"내 정보를 보는 곳" as a customer with two grants sees it. The hub is real; what third parties it knows of is played.</summary>
[Collection(SharedHub.Name)]
public sealed class SharingTests(RunningHub hub)
{
    private const string Id = "6f9d3f0e90f54d6c8f5b0d9f0a3c7b11";

    private const string Grant =
        $$"""
        {"id":"{{Id}}","clientId":"client-1","clientName":"든든 대출비교","state":"active","domains":["bank","loan"],"detail":["balances","transactions"],
         "institutions":[{"orgCode":"A1GAON0000","name":"가온은행"},{"orgCode":"B1DAON0000","name":"다온저축은행"}],"purposeCode":"loan-comparison",
         "purposeText":"지금 내는 이자보다 낮은 대출을 찾아 드려요","isRecurring":true,"endsOn":"2030-01-31","givenAt":"2026-02-01T01:00:00Z","accounts":null,
         "historyFrom":"2025-01-01","lastReadAt":"2026-02-20T03:04:05Z"}
        """;

    private const string Ended =
        """
        {"id":"7f9d3f0e90f54d6c8f5b0d9f0a3c7b12","clientId":"client-2","clientName":"보험 한눈에","state":"revoked","domains":["insurance"],"detail":["policies"],
         "institutions":[],"purposeCode":"insurance-review","purposeText":"겹치는 보장을 찾아요","isRecurring":false,"endsOn":"2026-02-02",
         "givenAt":"2026-02-01T01:00:00Z","accounts":["abc"],"endedAt":"2026-02-01T05:00:00Z","endReason":"customer"}
        """;

    private const string Details =
        $$$"""
        {"grant":{{{Grant}}},
         "items":[
          {"id":"aaa","domain":"bank","name":"생활비 통장","institution":"A1GAON0000","institutionName":"가온은행","maskedNumber":"····1234","isClosed":false,
           "transactions":412,"holdings":0,"figure":{"amount":1234567,"currency":"KRW","krw":1234567,"state":"live"}},
          {"id":"bbb","domain":"bank","name":"비상금 통장","institution":"B1DAON0000","institutionName":"다온저축은행","maskedNumber":"····7788","isClosed":false,
           "transactions":12,"holdings":0,"figure":{"amount":8000000,"currency":"KRW","krw":8000000,"state":"live"}},
          {"id":"aaa","domain":"loan","name":"마이너스 통장","institution":"A1GAON0000","institutionName":"가온은행","maskedNumber":"····1234","isClosed":false,
           "transactions":0,"holdings":0,"figure":{"amount":300000,"currency":"KRW","krw":300000,"state":"live"}}],
         "receipts":[{"id":"0194f0e0c0de7aaa8bbb0123456789ab","kind":"grant","reason":"new","at":"2026-02-01T01:00:00Z",
          "steps":[{"step":"grant-given","at":"2026-02-01T01:00:00Z"}]}],
         "reads":[{"resource":"view","domains":["bank","loan"],"items":3,"reads":4,"firstAt":"2026-02-20T03:04:05Z","lastAt":"2026-02-20T03:04:05Z","isUnchanged":false},
          {"resource":"transactions","domains":["bank"],"items":50,"reads":1,"firstAt":"2026-02-19T03:04:05Z","lastAt":"2026-02-19T03:04:05Z","isUnchanged":false}],
         "nextReads":null}
        """;

    [Theory]
    [InlineData("ko", 390, "light")]
    [InlineData("ko", 1280, "dark")]
    [InlineData("en", 390, "dark")]
    [InlineData("en", 1280, "light")]
    public async Task The_list_and_one_grant_keep_nobody_out(string language, int width, string theme)
    {
        var setting = new Setting(language, width, theme);
        await using var visitor = await ArriveAsync(setting, hub.People[3]);

        await visitor.Page.GotoAsync("/sharing");
        await visitor.Page.Locator(".domain-list a").First.WaitForAsync();
        var problems = await LookAsync(visitor.Page, "sharing", setting);
        await visitor.Page.Locator(".domain-list a").First.ClickAsync();
        await visitor.Page.Locator(".shared-item").First.WaitForAsync();
        problems.AddRange(await LookAsync(visitor.Page, "sharing-one", setting));
        await visitor.Page.Locator(".button-row button").First.ClickAsync();
        await visitor.Page.Locator("dialog").WaitForAsync();
        problems.AddRange(await LookAsync(visitor.Page, "sharing-narrow", setting));

        Assert.Empty(problems);
        Assert.Empty(visitor.Faults);
    }

    [Fact]
    public async Task Two_taps_on_a_grant_stop_it_and_show_the_receipt()
    {
        await using var visitor = await ArriveAsync(Setting.Usual, hub.People[3]);
        var stopped = new TaskCompletionSource<string>();
        await visitor.Page.RouteAsync($"**/api/grants/{Id}/revoke", async route =>
        {
            stopped.TrySetResult(route.Request.Headers["idempotency-key"]);
            await route.FulfillAsync(new() { ContentType = "application/json", Body = """{"receiptId":"R-1042"}""" });
        });
        await visitor.Page.GotoAsync($"/sharing/{Id}");

        await visitor.Page.PushButtonAsync("그만 보게 하기");
        await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "그만 보게 하기" }).ClickAsync();

        await visitor.Page.GetByText("멈췄어요. 든든 대출비교 측은 더 볼 수 없어요.").WaitForAsync();
        await visitor.Page.GetByText("R-1042").WaitForAsync();
        Assert.NotEmpty(await stopped.Task);
    }

    [Fact]
    public async Task Unticking_an_account_asks_for_the_others_only()
    {
        await using var visitor = await ArriveAsync(Setting.Usual, hub.People[3]);
        var asked = new TaskCompletionSource<string>();
        await visitor.Page.RouteAsync($"**/api/grants/{Id}/narrow", async route =>
        {
            asked.TrySetResult(route.Request.PostData!);
            await route.FulfillAsync(new() { ContentType = "application/json", Body = $$"""{"grant":{{Grant}},"receiptId":"R-1043"}""" });
        });
        await visitor.Page.GotoAsync($"/sharing/{Id}");

        await visitor.Page.PushButtonAsync("범위 줄이기");
        await visitor.Page.PushButtonAsync("이만큼만 보여주기");
        await visitor.Page.GetByText("아직 줄인 것이 없어요.").WaitForAsync();
        await visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = "비상금 통장" }).UncheckAsync();
        await visitor.Page.PushButtonAsync("이만큼만 보여주기");

        await visitor.Page.GetByText("R-1043").WaitForAsync();
        Assert.Equal("""{"accounts":["aaa"]}""", JsonNode.Parse(await asked.Task)!.ToJsonString());
    }

    private async Task<Visitor> ArriveAsync(Setting setting, DemoCustomer person)
    {
        var visitor = await Visitor.ArriveAsync(hub.Address, setting);
        await visitor.Page.RouteAsync("**/api/grants", route => AnswerAsync(route, $$"""{"grants":[{{Grant}},{{Ended}}]}"""));
        await visitor.Page.RouteAsync($"**/api/grants/{Id}", route => AnswerAsync(route, Details));
        await visitor.Page.SignInAsync(person);
        return visitor;
    }

    private static Task AnswerAsync(IRoute route, string json) => route.FulfillAsync(new() { ContentType = "application/json", Body = json });

    private static async Task<List<string>> LookAsync(IPage page, string name, Setting setting)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Path("artifacts"), "screenshots", $"{name}-{setting}.png"), FullPage = true });
        var problems = (await Accessibility.ProblemsAsync(page)).Select(problem => $"{name} {problem}").ToList();
        if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") > setting.Width)
        {
            problems.Add($"{name} is wider than its screen");
        }

        return problems;
    }
}
