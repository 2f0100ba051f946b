using System.Net;
using System.Net.Sockets;
using System.Text;
using MyDataHub.Gateway.Tests.Fakes;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.Tests.Http;

public class HttpTests
{
    [Theory]
    [InlineData("/api/session")]
    [InlineData("/api/view")]
    [InlineData("/api/nowhere")]
    [InlineData("/health/live")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/")]
    public async Task Every_answer_forbids_framing_sniffing_and_foreign_content(string path)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = hub.Open();

        var headers = (await browser.GetAsync(path)).Headers;

        var policy = headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.False(headers.Contains("Server"));
    }

    [Fact]
    public async Task Answers_of_the_api_are_never_stored()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        foreach (var path in new[] { "/api/session", "/api/consents", "/api/transactions", "/api/export", "/api/transactions?limit=x" })
        {
            Assert.Equal("no-store", (await browser.GetAsync(path)).Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task An_unknown_address_of_the_api_is_a_problem_and_not_a_page()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = hub.Open();

        await (await browser.GetAsync("/api/nowhere")).ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task A_method_that_an_address_does_not_have_is_a_problem()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.PostAsync("/api/view", new { });

        await answer.ProblemAsync(405, "method-not-allowed");
        Assert.Contains("GET", answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_refused_whether_or_not_it_says_its_length(bool announced)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/links")
        {
            Content = new StringContent($$"""{"method":"{{new string('x', 1_500_000)}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-CSRF", browser.Cookie("hub-csrf"));
        request.Headers.TransferEncodingChunked = !announced;

        var answer = await browser.SendAsync(request, []);

        await answer.ProblemAsync(413, "too-large");
    }

    [Fact]
    public async Task Who_still_sends_when_the_answer_comes_keeps_the_connection()
    {
        await using var hub = await TestHub.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, hub.Address.Port);
        var wire = client.GetStream();
        using var reader = new StreamReader(wire);
        await wire.WriteAsync("POST /api/session/password HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n"u8.ToArray());
        Assert.Contains(" 403 ", await reader.ReadLineAsync(), StringComparison.Ordinal);

        await wire.WriteAsync(new byte[1_000_000]);
        await wire.WriteAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray());

        Assert.Contains("HTTP/1.1 200 OK", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deeply_nested_json_is_refused()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.PostTextAsync("/api/links", string.Concat(Enumerable.Repeat("""{"targets":[""", 100)));

        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_session_that_asks_too_much_is_told_when_to_come_back()
    {
        await using var hub = await TestHub.StartAsync("--RateLimits:PerSession=3");
        using var browser = await hub.SignInAsync();
        using var other = await hub.SignInAsync();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(200, (int)(await browser.GetAsync("/api/view")).StatusCode);
        }

        var answer = await browser.GetAsync("/api/view");

        await answer.ProblemAsync(429, "too-many-requests");
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(200, (int)(await other.GetAsync("/api/view")).StatusCode);
    }

    [Fact]
    public async Task Made_up_sessions_are_counted_by_address_before_anything_is_looked_up()
    {
        await using var hub = await TestHub.StartAsync("--RateLimits:PerAddress=3");
        using var browser = hub.Open();
        for (var i = 0; i < 10; i++)
        {
            await browser.GetAsync("/api/view", ("Cookie", $"hub-session={new string((char)('A' + i), 42)}A"));
        }

        Assert.Equal(3, hub.Parts.Sessions.Finds);
    }

    [Fact]
    public async Task Writes_have_a_limit_of_their_own()
    {
        await using var hub = await TestHub.StartAsync("--RateLimits:Writes=1");
        using var browser = await hub.SignInAsync();
        await browser.PostAsync("/api/collections", new { });

        await (await browser.PostAsync("/api/collections", new { })).ProblemAsync(429, "too-many-requests");

        Assert.Equal(200, (int)(await browser.GetAsync("/api/view")).StatusCode);
    }

    [Fact]
    public async Task A_bug_is_answered_without_details_and_logged_without_its_message()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        hub.Customer.Collection = () => throw new InvalidOperationException("account 110-123-456789 of 김민지");

        var answer = await browser.PostAsync("/api/collections", new { });

        var problem = (await answer.ProblemAsync(500, "internal")).ToJsonString();
        Assert.DoesNotContain("110-123", problem, StringComparison.Ordinal);
        Assert.Contains(hub.Parts.Logs.Lines, line => line.Contains("System.InvalidOperationException", StringComparison.Ordinal));
        Assert.DoesNotContain(hub.Parts.Logs.Lines, line => line.Contains("110-123", StringComparison.Ordinal));
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Another_host_name_for_the_hub_is_refused()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = hub.Open();

        Assert.Equal(400, (int)(await browser.GetAsync("/api/session", ("Host", "evil.example"))).StatusCode);
    }

    [Fact]
    public async Task What_is_no_http_is_refused_without_harm()
    {
        await using var hub = await TestHub.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, hub.Address.Port);
        await client.GetStream().WriteAsync("GET /api/view HTTP/9.9\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(client.GetStream());

        Assert.Contains(" 505 ", await reader.ReadLineAsync(), StringComparison.Ordinal);
        using var browser = hub.Open();
        Assert.Equal(200, (int)(await browser.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task Health_says_live_and_ready()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = hub.Open();

        Assert.Equal("""{"status":"healthy","checks":{}}""", await (await browser.GetAsync("/health/live")).Content.ReadAsStringAsync());
        Assert.Equal(200, (int)(await browser.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task No_log_line_holds_a_token_a_code_or_a_name()
    {
        await using var hub = await TestHub.StartAsync("--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace", "--Logging:LogLevel:Microsoft.AspNetCore.Hosting=Trace");
        using var browser = await hub.SignInAsync();
        await browser.GetAsync("/api/link/callback?code=secret-code&state=secret-state");
        await browser.GetAsync("/api/transactions?text=secret-text");
        hub.Customer.Link = new LinkAnswer("", []) { Refusal = new Refusal("unknown-link", "There is no such link.") };
        await browser.GetAsync("/api/links/secret-link");

        string[] secrets =
        [
            browser.Cookie("hub-session")!, browser.Cookie("hub-csrf")!, "secret-code", "secret-state", "secret-text",
            "김민지", FakeEnrolment.Password, $"\"{FakeEnrolment.Login}\"",
        ];
        Assert.DoesNotContain(hub.Parts.Logs.Lines, line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)));
    }
}
