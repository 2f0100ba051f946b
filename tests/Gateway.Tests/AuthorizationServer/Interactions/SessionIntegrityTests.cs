using System.Net;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Gateway.Tests.Fakes;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Interactions;

[Collection(AuthorizationHub.Collection)]
public sealed class SessionIntegrityTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L050_After_credentials_the_browser_goes_on_with_303()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.OpenAsync(await flow.PushedAsync());

        var answer = await flow.SubmitAsync(interaction, "sign-in", ("loginId", FakeEnrolment.Login), ("password", FakeEnrolment.Password));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await flow.DecideAsync(interaction, "refuse")).StatusCode);
    }

    [Fact]
    public async Task L152_A_wrong_password_lets_nobody_in_and_says_so_on_the_page()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.OpenAsync(await flow.PushedAsync());

        var page = await (await flow.SubmitAsync(interaction, "sign-in", ("loginId", FakeEnrolment.Login), ("password", "wrong"))).PageAsync(422);

        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", page.Replace("wrong.", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Null(flow.Browser.Cookie("hub-session"));
    }

    [Fact]
    public async Task L152_A_form_without_its_token_is_refused()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.OpenAsync(await flow.PushedAsync());

        await (await flow.PostAsync(interaction, "sign-in", "", ("loginId", FakeEnrolment.Login), ("password", FakeEnrolment.Password))).PageAsync(403);
        Assert.Null(flow.Browser.Cookie("hub-session"));
    }

    [Fact]
    public async Task L152_The_token_of_one_interaction_does_not_fit_another()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var (first, second) = (await flow.OpenAsync(await flow.PushedAsync()), await flow.OpenAsync(await flow.PushedAsync()));
        await flow.SignInAsync(first);
        var token = Flow.TokenOf(await (await flow.Browser.GetAsync(first)).PageAsync(200));

        await (await flow.PostAsync(second, "decision", token, [.. Flow.Everything(), ("act", "allow")])).PageAsync(403);
    }

    [Fact]
    public async Task L152_A_form_from_before_another_sign_in_decides_nothing()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.SignedInAsync();
        var token = Flow.TokenOf(await (await flow.Browser.GetAsync(interaction)).PageAsync(200));
        await flow.SubmitAsync(interaction, "sign-out");
        await flow.SignInAsync(interaction);

        await (await flow.PostAsync(interaction, "decision", token, [.. Flow.Everything(), ("act", "allow")])).PageAsync(403);
    }

    [Fact]
    public async Task L152_A_form_that_another_site_sends_is_refused()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.SignedInAsync();
        var token = Flow.TokenOf(await (await flow.Browser.GetAsync(interaction)).PageAsync(200));

        var answer = await flow.Browser.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, $"{interaction}/decision")
            {
                Content = new FormUrlEncodedContent([new("token", token), .. Flow.Everything().Select(field => KeyValuePair.Create(field.Name, field.Value)), new("act", "allow")]),
            },
            [("Sec-Fetch-Site", "cross-site")]);

        await answer.PageAsync(403);
    }

    [Fact]
    public async Task L152_An_interaction_that_an_attacker_began_is_nobodys_in_the_victims_browser()
    {
        using var client = await hub.RegisterAsync();
        using var attacker = new Flow(hub, client);
        using var victim = new Flow(hub, client);
        var interaction = await attacker.OpenAsync(await attacker.PushedAsync());
        await victim.SignInAsync(await victim.OpenAsync(await victim.PushedAsync()));

        await (await victim.Browser.GetAsync(interaction)).PageAsync(400);
    }

    [Fact]
    public async Task L152_Signing_in_gives_a_new_session_whatever_the_browser_brought_along()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.OpenAsync(await flow.PushedAsync());
        var planted = new string('A', 43);
        flow.Browser.Cookies.Add(flow.Browser.Address, new Cookie("hub-session", planted));

        await flow.SignInAsync(interaction);

        Assert.NotEqual(planted, flow.Browser.Cookies.GetAllCookies().Last(cookie => cookie.Name == "hub-session").Value);
    }

    [Fact]
    public async Task L152_The_cookie_that_binds_the_browser_is_kept_from_scripts_other_hosts_and_plain_http()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        var answer = await flow.AuthorizeAsync(await flow.PushedAsync());

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
        Assert.All(["secure", "httponly", "samesite=lax", "path=/"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task L152_With_prompt_login_an_older_sign_in_does_not_count()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        await flow.SignInAsync(await flow.OpenAsync(await flow.PushedAsync()));
        hub.Clock.Advance(TimeSpan.FromSeconds(5));

        var interaction = await flow.OpenAsync(await flow.PushedAsync(request => request["prompt"] = "login"));

        Assert.Contains("type=\"password\"", await (await flow.Browser.GetAsync(interaction)).PageAsync(200), StringComparison.Ordinal);
        await flow.SignInAsync(interaction);
        Assert.Contains("type=\"checkbox\"", await (await flow.Browser.GetAsync(interaction)).PageAsync(200), StringComparison.Ordinal);
    }

    [Fact]
    public async Task L152_With_max_age_an_older_sign_in_does_not_count()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        await flow.SignInAsync(await flow.OpenAsync(await flow.PushedAsync()));
        hub.Clock.Advance(TimeSpan.FromSeconds(61));

        var recent = await flow.OpenAsync(await flow.PushedAsync(request => request["max_age"] = "300"));
        Assert.Contains("type=\"checkbox\"", await (await flow.Browser.GetAsync(recent)).PageAsync(200), StringComparison.Ordinal);
        var old = await flow.OpenAsync(await flow.PushedAsync(request => request["max_age"] = "60"));
        Assert.Contains("type=\"password\"", await (await flow.Browser.GetAsync(old)).PageAsync(200), StringComparison.Ordinal);
    }

    [Fact]
    public async Task L148_What_took_too_long_ends_on_a_page_and_more_time_can_be_had()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.SignedInAsync();
        hub.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(HttpStatusCode.SeeOther, (await flow.DecideAsync(interaction, "more-time")).StatusCode);
        hub.Clock.Advance(TimeSpan.FromMinutes(8));

        await (await flow.Browser.GetAsync(interaction)).PageAsync(200);
        hub.Clock.Advance(TimeSpan.FromMinutes(8));
        await (await flow.Browser.GetAsync(interaction)).PageAsync(400);
    }
}
