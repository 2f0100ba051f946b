using System.Net.Http.Headers;
using MyDataHub.Gateway.Tests.Fakes;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.Tests.CustomerApi;

public class ViewTests
{
    [Fact]
    public async Task The_view_is_the_grains_bytes_with_their_etag()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.GetAsync("/api/view");

        Assert.Equal("""{"version":7,"note":"순자산"}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal("\"v7\"", answer.Headers.ETag!.Tag);
        Assert.Equal("no-cache, private", answer.Headers.CacheControl!.ToString());
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(FakeEnrolment.Minji, hub.Customer.Customers.Last());
    }

    [Theory]
    [InlineData("\"v7\"")]
    [InlineData("W/\"v7\"")]
    [InlineData("\"v6\", \"v7\"")]
    [InlineData("*")]
    public async Task The_newest_view_is_not_sent_again(string known)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.GetAsync("/api/view", ("If-None-Match", known));

        Assert.Equal(304, (int)answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("\"v7\"", answer.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task An_older_view_is_replaced()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        Assert.Equal(200, (int)(await browser.GetAsync("/api/view", ("If-None-Match", "\"v6\""))).StatusCode);
    }

    [Fact]
    public async Task A_warm_view_is_read_without_asking_the_database_who_is_signed_in()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        var before = hub.Parts.Sessions.Finds;

        await browser.GetAsync("/api/view");

        Assert.Equal(before, hub.Parts.Sessions.Finds);
    }

    [Fact]
    public async Task A_packed_view_unpacks_to_the_same_bytes()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.GetAsync("/api/view", ("Accept-Encoding", "gzip"));

        Assert.Equal("gzip", answer.Content.Headers.ContentEncoding.Single());
        await using var unpacked = new System.IO.Compression.GZipStream(await answer.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        Assert.Equal("""{"version":7,"note":"순자산"}""", await new StreamReader(unpacked).ReadToEndAsync());
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip, deflate, br")]
    [InlineData("gzip;q=1.0, br;q=0.5")]
    public async Task A_browser_gets_the_view_packed_once_and_no_second_time(string accepted)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.GetAsync("/api/view", ("Accept-Encoding", accepted));

        Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
        Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
        Assert.Equal(("\"v7\"", true), (answer.Headers.ETag!.Tag, answer.Headers.ETag.IsWeak));
        await using var unpacked = new System.IO.Compression.BrotliStream(await answer.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        Assert.Equal("""{"version":7,"note":"순자산"}""", await new StreamReader(unpacked).ReadToEndAsync());
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("br;q=0")]
    [InlineData("br; q=0.000")]
    [InlineData("brotli")]
    public async Task Who_does_not_take_it_packed_gets_it_plain(string accepted)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.GetAsync("/api/view", ("Accept-Encoding", accepted));

        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal("""{"version":7,"note":"순자산"}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_packed_view_that_is_the_newest_is_not_sent_again()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.GetAsync("/api/view", ("Accept-Encoding", "br"), ("If-None-Match", "W/\"v7\""));

        Assert.Equal(304, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_view_is_read_no_more_once_its_session_has_ended()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        using var copy = hub.Open();
        var cookie = $"hub-session={browser.Cookie("hub-session")}";
        Assert.Equal(200, (int)(await copy.GetAsync("/api/view", ("Cookie", cookie))).StatusCode);

        await browser.PostAsync("/api/session/end", null);

        await (await copy.GetAsync("/api/view", ("Cookie", cookie))).ProblemAsync(401, "not-signed-in");
    }

    [Fact]
    public async Task Nobody_without_a_session_sees_a_view()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = hub.Open();

        await (await browser.GetAsync("/api/view")).ProblemAsync(401, "not-signed-in");
    }

    [Theory]
    [InlineData("hub-session=short")]
    [InlineData("hub-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("hub-session=!!!!AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("xhub-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_session_token_opens_nothing(string cookie)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = hub.Open();

        await (await browser.GetAsync("/api/view", ("Cookie", cookie))).ProblemAsync(401, "not-signed-in");
    }

    [Fact]
    public async Task A_busy_customer_is_asked_to_come_back()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        hub.Customer.View = new ViewAnswer.Busy();

        var answer = await browser.GetAsync("/api/view");

        await answer.ProblemAsync(503, "busy");
        Assert.Equal(new RetryConditionHeaderValue(TimeSpan.FromSeconds(1)), answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_customer_who_has_left_is_not_signed_in()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        hub.Customer.View = new ViewAnswer.UnknownCustomer();

        await (await browser.GetAsync("/api/view")).ProblemAsync(401, "not-signed-in");
    }
}
