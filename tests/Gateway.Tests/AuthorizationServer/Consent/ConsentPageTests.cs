using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Gateway.Tests.Fakes;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Consent;

[Collection(AuthorizationHub.Collection)]
public sealed class ConsentPageTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L052_The_page_says_who_asks_for_what_until_when_what_happens_and_how_to_stop_it()
    {
        var page = await ShowAsync("en");

        Assert.All(
            ["Budget Friend", "Reg. no. client-", "It is not us", "Managing personal finances", "Monthly budget", "Again and again until it ends",
                "Transactions", "Holdings", "01 January 2027".TrimStart('0'), "1 January 2026", "It cannot move money", "stop it any time", "Do not allow", "Allow"],
            text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task L052_The_page_shows_the_real_values_that_would_be_shared()
    {
        var page = await ShowAsync("ko");

        Assert.All(
            ["월급통장", "가온은행", "····4821", "3,482,100원", "거래 214건", "종합위탁계좌", "종목 7개", "12,750,400원"],
            text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_ticked_beforehand() => Assert.DoesNotContain(" checked", await ShowAsync("ko"), StringComparison.Ordinal);

    [Fact]
    public async Task Everything_is_ticked_when_the_customer_says_so_and_nothing_is_decided_by_it()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await SignedInAsync(flow, "ko");

        var page = await (await flow.DecideAsync(interaction, "tick-all", ("ends_on", "2026-06-30"))).PageAsync(200);

        Assert.Equal(8, Regex.Count(page, " checked"));
        Assert.Contains("value=\"2026-06-30\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(hub.Grants.All, grant => grant.Client == client.Id);
    }

    [Fact]
    public async Task What_institutions_and_clients_have_named_is_text_and_never_markup()
    {
        using var client = await hub.RegisterAsync(change: metadata => metadata["client_name"] = "<b>Bad</b> & \"Co\"");
        using var flow = new Flow(hub, client);
        var interaction = await SignedInAsync(flow, "en");

        var page = await (await flow.Browser.GetAsync(interaction + "?lang=en")).PageAsync(200);

        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Bad&lt;/b&gt; &amp; &quot;Co&quot;", page, StringComparison.Ordinal);
        Assert.Contains("여행 &lt;적금&gt;", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, "ko")]
    [InlineData("en-US,en;q=0.9,ko;q=0.8", null, "en")]
    [InlineData("fr, ko;q=0.5, en;q=0.4", null, "ko")]
    [InlineData("ko", "fr en", "en")]
    public async Task The_language_is_the_clients_wish_else_the_browsers(string? accepted, string? uiLocales, string expected)
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.OpenAsync(await flow.PushedAsync(request =>
        {
            if (uiLocales is not null)
            {
                request["ui_locales"] = uiLocales;
            }
        }));

        var page = await (await flow.Browser.GetAsync(interaction, accepted is null ? [] : [("Accept-Language", accepted)])).PageAsync(200);

        Assert.Contains($"<html lang=\"{expected}\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_that_the_person_chose_stays_through_the_forms()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.OpenAsync(await flow.PushedAsync());

        var page = await (await flow.Browser.GetAsync(interaction + "?lang=en")).PageAsync(200);

        Assert.Matches(new Regex("action=\"[^\"]+/sign-in\\?lang=en\""), page);
        Assert.Contains("hreflang=\"ko\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_nothing_ticked_says_what_is_missing_and_shares_nothing()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await SignedInAsync(flow, "en");

        var page = await (await flow.DecideAsync(interaction, "allow", ("ends_on", "2027-01-01"))).PageAsync(422);

        Assert.Contains("href=\"#items\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#details\"", page, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(hub.Grants.All, grant => grant.Client == client.Id);
    }

    [Theory]
    [InlineData("ends_on", "2028-01-01")]
    [InlineData("ends_on", "2020-01-01")]
    [InlineData("history_from", "2020-01-01")]
    [InlineData("history_from", "2099-01-01")]
    [InlineData("ends_on", "")]
    [InlineData("history_from", "")]
    public async Task A_day_outside_of_what_was_asked_is_said_and_what_was_ticked_stays(string field, string day)
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await SignedInAsync(flow, "en");
        var fields = Flow.Everything().Where(one => one.Name != field).Append((field, day)).ToArray();

        var page = await (await flow.DecideAsync(interaction, "allow", fields)).PageAsync(422);

        Assert.Contains($"href=\"#{field.Replace('_', '-')}\"", page, StringComparison.Ordinal);
        Assert.Equal(8, Regex.Count(page, " checked"));
    }

    [Fact]
    public async Task Ticking_what_the_ticked_assets_do_not_have_is_said()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await SignedInAsync(flow, "en");

        await (await flow.DecideAsync(interaction, "allow", ($"item.{FakeGrants.Salary}", "on"), ("detail.holdings", "on"), ("ends_on", "2027-01-01"))).PageAsync(422);
    }

    [Fact]
    public async Task With_nothing_linked_there_is_nothing_to_allow()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await SignedInAsync(flow, "en", consent => consent["domains"] = new JsonArray("vehicle"));

        var page = await (await flow.Browser.GetAsync(interaction)).PageAsync(200);

        Assert.DoesNotContain("value=\"allow\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"refuse\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_with_two_sides_is_one_choice_that_shows_and_shares_both()
    {
        var before = hub.Grants.Items;
        hub.Grants.Items = [.. before, before[0] with { Domain = "loan", Transactions = 0 }];
        try
        {
            using var client = await hub.RegisterAsync();
            using var flow = new Flow(hub, client);
            var interaction = await SignedInAsync(flow, "ko", consent => consent["domains"] = new JsonArray("bank", "loan"));
            var page = await (await flow.Browser.GetAsync(interaction)).PageAsync(200);
            Assert.Equal(1, Regex.Count(page, $"name=\"item.{FakeGrants.Salary}\""));
            Assert.Contains("대출 <span class=\"figure\">3,482,100원</span>", page, StringComparison.Ordinal);

            Flow.Received(await flow.DecideAsync(interaction, "allow", ($"item.{FakeGrants.Salary}", "on"), ("detail.totals", "on"), ("ends_on", "2027-01-01")));

            var granted = Assert.Single(hub.Grants.All, grant => grant.Client == client.Id).Consent;
            Assert.Equal(ConsentDomains.Bank | ConsentDomains.Loan, granted.Domains);
            Assert.Equal([FakeGrants.Salary], granted.Accounts.Ids);
        }
        finally
        {
            hub.Grants.Items = before;
        }
    }

    private async Task<string> ShowAsync(string language)
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await SignedInAsync(flow, language);
        return await (await flow.Browser.GetAsync($"{interaction}?lang={language}")).PageAsync(200);
    }

    private static async Task<string> SignedInAsync(Flow flow, string language, params Action<JsonObject>[] changes)
    {
        var consent = Flow.Consent();
        foreach (var change in changes)
        {
            change(consent);
        }

        if (changes.Length > 0)
        {
            consent["detail"] = new JsonArray("totals");
            consent.Remove("history_from");
        }

        var interaction = await flow.OpenAsync(await flow.PushedAsync(request =>
        {
            request["ui_locales"] = language;
            request["authorization_details"] = new JsonArray(consent).ToJsonString();
        }));
        await flow.SignInAsync(interaction);
        return interaction;
    }
}
