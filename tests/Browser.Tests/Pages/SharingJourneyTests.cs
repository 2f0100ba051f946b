using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using MyDataHub.Browser.Tests.Driving;
using MyDataHub.Journeys.Tests.ThirdParties;

namespace MyDataHub.Browser.Tests.Pages;

/// <summary>A customer shares less, and then nothing, on the page; a third party with a real grant reads at the same time.</summary>
[Collection(SharedHub.Name)]
public sealed class SharingJourneyTests(AskedCustomer asked) : IClassFixture<AskedCustomer>
{
    [Fact]
    public async Task What_is_unticked_and_stopped_on_the_page_is_gone_for_the_third_party_at_once()
    {
        using var words = await asked.Hub.RunAsync("client-token");
        using var party = await ThirdParty.RegisterAsync(asked.Hub.SecureAddress, asked.Hub.MtlsAddress, words.Written.Trim(), usesDpop: true);
        await party.LinkAsync(asked.Person, Consent());
        var before = await AccountsAsync(party);
        await using var visitor = await Visitor.ArriveAsync(asked.Hub.Address);
        var page = visitor.Page;
        await page.SignInAsync(asked.Person);
        await page.GotoAsync("/sharing");
        await page.Locator(".domain-list a").First.ClickAsync();

        await page.PushButtonAsync("범위 줄이기");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Checkbox).First.UncheckAsync();
        await page.PushButtonAsync("이만큼만 보여주기");
        await page.GetByText("줄였어요.").WaitForAsync();
        var between = await AccountsAsync(party);
        await page.GetByText("닫기", new() { Exact = true }).ClickAsync();
        await page.PushButtonAsync("그만 보게 하기");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "그만 보게 하기" }).ClickAsync();
        await page.GetByText("멈췄어요.").WaitForAsync();

        Assert.True(before.Length > 1);
        Assert.Single(before.Except(between));
        Assert.Equal(HttpStatusCode.Unauthorized, (await party.GetAsync("/open/v1/accounts")).StatusCode);
        Assert.Empty(visitor.Faults);
    }

    private static async Task<string[]> AccountsAsync(ThirdParty party)
    {
        using var answer = await party.GetAsync("/open/v1/accounts");
        var read = JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
        return [.. read["accounts"]!.AsArray().Select(account => (string)account!["id"]!)];
    }

    private static JsonObject Consent() => new()
    {
        ["type"] = "mydata_consent",
        ["domains"] = new JsonArray("bank"),
        ["detail"] = new JsonArray("balances"),
        ["purpose"] = new JsonObject { ["code"] = "personal-finance", ["text"] = "Monthly budget" },
        ["recurring"] = true,
    };
}
