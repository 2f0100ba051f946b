using MyDataHub.Gateway.Tests.Fakes;

namespace MyDataHub.Gateway.Tests.CustomerApi;

public class SessionTests
{
    private static readonly object Right = new { loginId = FakeEnrolment.Login, password = FakeEnrolment.Password };

    [Fact]
    public async Task A_visitor_is_told_that_nobody_is_signed_in_and_gets_a_csrf_cookie()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = hub.Open();

        var answer = await (await browser.GetAsync("/api/session")).JsonAsync();

        Assert.Equal("""{"signedIn":false,"identityVerification":false}""", answer.ToJsonString());
        Assert.Equal(43, browser.Cookie("hub-csrf")!.Length);
    }

    [Fact]
    public async Task A_customer_who_signed_in_is_greeted_by_name()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await (await browser.GetAsync("/api/session")).JsonAsync();

        Assert.True((bool)answer["signedIn"]!);
        Assert.Equal("김민지", (string?)answer["name"]);
        Assert.Equal(hub.Clock.GetUtcNow().AddMinutes(10), (DateTimeOffset)answer["expiresAt"]!);
        Assert.Contains("visit", hub.Customer.Asked);
    }

    [Fact]
    public async Task The_session_cookie_is_kept_from_scripts_and_other_sites()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = hub.Open();
        await browser.GetAsync("/api/session");

        var answer = await browser.PostAsync("/api/session/password", Right);

        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        var session = cookies.Single(cookie => cookie.StartsWith("hub-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", session, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("httponly", cookies.Single(cookie => cookie.StartsWith("hub-csrf=", StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("minji", "wrong")]
    [InlineData("nobody", "correct horse")]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_words(string login, string password)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = hub.Open();
        await browser.GetAsync("/api/session");

        var answer = await browser.PostAsync("/api/session/password", new { loginId = login, password });

        var problem = await answer.ProblemAsync(401, "wrong-credentials");
        Assert.Equal("The login name or the password is wrong.", (string?)problem["detail"]);
        Assert.Null(browser.Cookie("hub-session"));
    }

    [Fact]
    public async Task Signing_in_without_the_csrf_value_is_refused()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = hub.Open();
        await browser.GetAsync("/api/session");

        var answer = await browser.PostAsync("/api/session/password", Right, ("X-CSRF", "somebody else's"));

        await answer.ProblemAsync(403, "wrong-csrf", "X-CSRF");
    }

    [Fact]
    public async Task The_cookie_of_a_visitor_is_no_csrf_value_once_signed_in()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = hub.Open();
        await browser.GetAsync("/api/session");
        var visitors = browser.Cookie("hub-csrf")!;
        await browser.PostAsync("/api/session/password", Right);

        var answer = await browser.PostAsync("/api/session/end", null, ("X-CSRF", visitors), ("Cookie", $"hub-csrf={visitors}"));

        await answer.ProblemAsync(403, "wrong-csrf", "X-CSRF");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task A_write_from_another_site_is_refused(string header, string value)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.PostAsync("/api/session/end", null, (header, value));

        await answer.ProblemAsync(403, "cross-site");
    }

    [Fact]
    public async Task A_write_from_the_hubs_own_page_passes()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.PostAsync("/api/session/end", null, ("Origin", hub.Address.GetLeftPart(UriPartial.Authority)), ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(204, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Signing_in_gives_a_new_session_and_ends_the_old_one()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        var before = browser.Cookie("hub-session")!;

        await browser.PostAsync("/api/session/password", Right);

        Assert.NotEqual(before, browser.Cookie("hub-session"));
        using var thief = hub.Open();
        await (await thief.GetAsync("/api/view", ("Cookie", $"hub-session={before}"))).ProblemAsync(401, "not-signed-in");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_at_once()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        var token = browser.Cookie("hub-session")!;

        await browser.PostAsync("/api/session/end", null);

        Assert.Null(browser.Cookie("hub-session"));
        using var thief = hub.Open();
        await (await thief.GetAsync("/api/view", ("Cookie", $"hub-session={token}"))).ProblemAsync(401, "not-signed-in");
        Assert.Empty(hub.Parts.Sessions.Rows);
    }

    [Fact]
    public async Task A_session_ends_after_ten_idle_minutes()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        hub.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(200, (int)(await browser.GetAsync("/api/view")).StatusCode);
        hub.Clock.Advance(TimeSpan.FromMinutes(10));

        await (await browser.GetAsync("/api/view")).ProblemAsync(401, "not-signed-in");
    }

    [Fact]
    public async Task A_busy_session_ends_after_twelve_hours()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        for (var minutes = 0; minutes < 12 * 60 - 5; minutes += 5)
        {
            hub.Clock.Advance(TimeSpan.FromMinutes(5));
            Assert.Equal(200, (int)(await browser.GetAsync("/api/view")).StatusCode);
        }

        hub.Clock.Advance(TimeSpan.FromMinutes(5));

        await (await browser.GetAsync("/api/view")).ProblemAsync(401, "not-signed-in");
    }

    [Theory]
    [InlineData("""{"loginId":"a"}""", "password")]
    [InlineData("""{"password":"a"}""", "loginId")]
    [InlineData("""{"loginId":"","password":"a"}""", "loginId")]
    [InlineData("""{"loginId":"a","password":"b","remember":true}""", "remember")]
    [InlineData("""{"loginId":7,"password":"b"}""", "loginId")]
    [InlineData("""{"loginId":"a","loginId":"b","password":"c"}""", "loginId")]
    [InlineData("""["loginId"]""", "$")]
    [InlineData("null", "$")]
    [InlineData("", "$")]
    [InlineData("{", "$")]
    public async Task A_wrong_body_is_refused_and_its_field_named(string body, string field)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = hub.Open();
        await browser.GetAsync("/api/session");

        var answer = await browser.PostTextAsync("/api/session/password", body);

        await answer.ProblemAsync(400, "invalid-request", field);
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_refused()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = hub.Open();
        await browser.GetAsync("/api/session");

        var answer = await browser.PostTextAsync("/api/session/password", "loginId=minji", ("Content-Type", "application/x-www-form-urlencoded"));

        await answer.ProblemAsync(415, "not-json", "Content-Type");
    }

    [Fact]
    public async Task A_login_name_can_be_tried_only_so_often_from_wherever()
    {
        await using var hub = await TestHub.StartAsync("--RateLimits:PasswordsPerLoginIn15Minutes=2");
        using var browser = hub.Open();
        await browser.GetAsync("/api/session");
        foreach (var login in new[] { "MINJI", " minji" })
        {
            await browser.PostAsync("/api/session/password", new { loginId = login, password = "wrong" });
        }

        var answer = await browser.PostAsync("/api/session/password", Right);

        await answer.ProblemAsync(429, "too-many-requests");
        Assert.True(answer.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        await (await browser.PostAsync("/api/session/password", new { loginId = "other", password = "wrong" })).ProblemAsync(401, "wrong-credentials");
    }

    [Fact]
    public async Task An_address_can_try_only_so_many_sign_ins()
    {
        await using var hub = await TestHub.StartAsync("--RateLimits:SignInsPerAddress=3");
        using var browser = hub.Open();
        await browser.GetAsync("/api/session");
        for (var i = 0; i < 3; i++)
        {
            await browser.PostAsync("/api/session/password", new { loginId = $"name{i}", password = "wrong" });
        }

        var answer = await browser.PostAsync("/api/session/password", Right);

        await answer.ProblemAsync(429, "too-many-requests");
        Assert.StartsWith("\"calls\";r=0;t=", answer.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
    }
}
