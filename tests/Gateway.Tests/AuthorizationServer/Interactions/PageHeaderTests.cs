using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Interactions;

[Collection(AuthorizationHub.Collection)]
public sealed class PageHeaderTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L144_Sign_in_and_consent_cannot_be_framed()
    {
        foreach (var answer in await BothPagesAsync())
        {
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        }
    }

    [Fact]
    public async Task L145_Nobody_keeps_the_pages_learns_where_one_came_from_or_is_asked_for_anything()
    {
        foreach (var answer in await BothPagesAsync())
        {
            Assert.True(answer.Headers.CacheControl?.NoStore);
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.StartsWith("default-src 'none'; style-src 'self'; form-action 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("style=", page, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task L145_A_form_of_the_consent_page_may_lead_to_the_client_and_to_nobody_else()
    {
        var policy = (await BothPagesAsync())[1].Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains("form-action 'self' https://budget.example;", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task L010_The_pages_speak_to_no_other_site()
    {
        foreach (var answer in await BothPagesAsync())
        {
            Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task The_style_sheet_has_the_dashboards_colours_and_is_served_to_browsers_only()
    {
        using var browser = hub.OpenBrowser();
        using var plain = hub.NewPlainClient();

        var sheet = await (await browser.GetAsync("/oauth/pages.css")).Content.ReadAsStringAsync();

        Assert.Contains("--accent: #0b6b62", sheet, StringComparison.Ordinal);
        Assert.Contains(".decision", sheet, StringComparison.Ordinal);
        Assert.Equal(404, (int)(await plain.GetAsync("/oauth/pages.css")).StatusCode);
    }

    private async Task<HttpResponseMessage[]> BothPagesAsync()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.OpenAsync(await flow.PushedAsync());
        var signIn = await flow.Browser.GetAsync(interaction, ("Origin", "https://evil.example"));
        await signIn.Content.LoadIntoBufferAsync();
        await flow.SignInAsync(interaction);
        var consent = await flow.Browser.GetAsync(interaction, ("Origin", "https://evil.example"));
        await consent.Content.LoadIntoBufferAsync();
        return [signIn, consent];
    }
}
