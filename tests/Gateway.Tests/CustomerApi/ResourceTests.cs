using System.IO.Compression;
using MyDataHub.Domain;
using MyDataHub.Gateway.Tests.Fakes;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.Tests.CustomerApi;

public class ResourceTests
{
    public static TheoryData<string, string> Calls => new()
    {
        { "GET", "/api/view" },
        { "GET", "/api/institutions" },
        { "GET", "/api/connections" },
        { "GET", "/api/transactions" },
        { "GET", "/api/consents" },
        { "GET", "/api/export" },
        { "GET", "/api/links/link-1" },
        { "GET", "/api/collections/run-1/events" },
        { "POST", "/api/links" },
        { "POST", "/api/collections" },
        { "POST", "/api/consents/D1AAAU0000/A1GAON0000/withdraw" },
        { "GET", "/api/grants" },
        { "GET", "/api/grants/6f9d3f0e90f54d6c8f5b0d9f0a3c7b11" },
        { "POST", "/api/grants/6f9d3f0e90f54d6c8f5b0d9f0a3c7b11/narrow" },
        { "POST", "/api/grants/6f9d3f0e90f54d6c8f5b0d9f0a3c7b11/revoke" },
        { "POST", "/api/leave" },
        { "POST", "/api/session/end" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Without_a_session_nothing_is_answered_and_no_grain_asked(string method, string path)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = hub.Open();
        await browser.GetAsync("/api/session");

        var answer = method == "GET" ? await browser.GetAsync(path) : await browser.PostAsync(path, new { });

        await answer.ProblemAsync(401, "not-signed-in");
        Assert.Empty(hub.Customer.Customers);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_write_without_the_sessions_csrf_value_is_refused(string method, string path)
    {
        if (method == "GET")
        {
            return;
        }

        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        hub.Customer.Asked.Clear();

        var answer = await browser.PostAsync(path, new { }, ("X-CSRF", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));

        await answer.ProblemAsync(403, "wrong-csrf", "X-CSRF");
        Assert.Empty(hub.Customer.Asked);
    }

    [Fact]
    public async Task Institutions_say_how_they_can_be_linked_and_whether_they_are()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await (await browser.GetAsync("/api/institutions")).JsonAsync();

        Assert.Equal(
            """{"institution":"A1GAON0000","name":"가온은행","sector":"bank","individual":true,"integrated":true,"connection":"active"}""",
            System.Text.RegularExpressions.Regex.Unescape(answer["institutions"]![0]!.ToJsonString()));
        Assert.Null(answer["institutions"]![1]!["connection"]);
        Assert.Equal("Z1SIGN0000", (string?)answer["authorities"]![0]!["orgCode"]);
        Assert.Equal("D1AAAU0000", (string?)answer["operators"]![0]!["orgCode"]);
    }

    [Fact]
    public async Task Connections_carry_their_ids_as_codes()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await (await browser.GetAsync("/api/connections")).JsonAsync();

        Assert.Equal("""{"operator":"D1AAAU0000","institution":"A1GAON0000"}""", answer["connections"]![0]!["id"]!.ToJsonString());
        Assert.Equal("2027-01-01", (string?)answer["connections"]![0]!["endsOn"]);
    }

    [Fact]
    public async Task Transactions_are_asked_with_every_filter()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await (await browser.GetAsync("/api/transactions?domain=card&item=i-1&from=2026-01-01&to=2026-01-31&text=%EC%BB%A4%ED%94%BC&cursor=abc&limit=200")).JsonAsync();

        Assert.Equal("""{"rows":[],"next":"next-page"}""", answer.ToJsonString());
        var expected = new TransactionsQuery(200)
        {
            Domain = "card",
            ItemId = "i-1",
            From = new DateOnly(2026, 1, 1),
            To = new DateOnly(2026, 1, 31),
            Text = "커피",
            Cursor = "abc",
        };
        Assert.Equal(expected, hub.Customer.Last<TransactionsQuery>());
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("domain=gold", "domain")]
    [InlineData("from=01.02.2026", "from")]
    [InlineData("from=2026-02-30", "from")]
    [InlineData("from=2026-03-02&to=2026-03-01", "from")]
    [InlineData("to=tomorrow", "to")]
    [InlineData("form=2026-01-01", "form")]
    [InlineData("limit=5&limit=6", "limit")]
    [InlineData("item=%2e%2e%2f", "item")]
    [InlineData("text=", "text")]
    public async Task A_wrong_filter_is_named_and_no_grain_asked(string query, string field)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        await (await browser.GetAsync($"/api/transactions?{query}")).ProblemAsync(400, "invalid-request", field);

        Assert.Empty(hub.Customer.Asked.OfType<TransactionsQuery>());
    }

    [Fact]
    public async Task A_cursor_that_the_hub_never_gave_is_named()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        hub.Customer.Transactions = new TransactionsAnswer([], null, new Refusal("bad-cursor", "This is no cursor of ours.", "cursor"));

        await (await browser.GetAsync("/api/transactions?cursor=forged")).ProblemAsync(400, "invalid-request", "cursor");
    }

    [Fact]
    public async Task Consents_show_what_the_law_wants()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var row = (await (await browser.GetAsync("/api/consents")).JsonAsync())["consents"]![0]!;

        Assert.Equal(("통합조회", "2027-01-01"), ((string?)row["purpose"], (string?)row["endsOn"]));
        Assert.Equal("D1AAAU0000", (string?)row["connection"]!["operator"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Withdrawing_does_what_the_customer_said_with_the_data(bool erase)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await (await browser.PostAsync("/api/consents/D1AAAU0000/A1GAON0000/withdraw", new { erase })).JsonAsync();

        Assert.Equal("""{"receiptId":"receipt-1","revocation":"pending","erased":true}""", answer.ToJsonString());
        Assert.Equal(new Withdraw(FakeCustomer.Bank, erase), hub.Customer.Last<Withdraw>());
    }

    [Theory]
    [InlineData("{}", "erase")]
    [InlineData("""{"erase":null}""", "erase")]
    [InlineData("""{"erase":"yes"}""", "erase")]
    public async Task Withdrawing_has_no_default_for_the_data(string body, string field)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        await (await browser.PostTextAsync("/api/consents/D1AAAU0000/A1GAON0000/withdraw", body)).ProblemAsync(400, "invalid-request", field);

        Assert.Empty(hub.Customer.Asked.OfType<Withdraw>());
    }

    [Fact]
    public async Task The_export_is_one_archive_of_every_file()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.GetAsync("/api/export");

        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("mydatahub-2026-03-02.zip", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        using var archive = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        Assert.Equal(["profile.json", "transactions.csv"], archive.Entries.Select(entry => entry.FullName));
        using var profile = new StreamReader(archive.Entries[0].Open());
        Assert.Equal("""{"name":"김민지"}""", await profile.ReadToEndAsync());
    }

    [Fact]
    public async Task Leaving_needs_the_word_and_ends_every_session()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        using var phone = await hub.SignInAsync();
        await (await browser.PostAsync("/api/leave", new { confirm = "yes" })).ProblemAsync(400, "invalid-request", "confirm");
        Assert.Empty(hub.Customer.Asked.OfType<Leave>());

        var answer = await (await browser.PostAsync("/api/leave", new { confirm = "leave" })).JsonAsync();

        Assert.Equal("""{"receiptId":"receipt-2","revoked":3,"pending":1}""", answer.ToJsonString());
        await (await phone.GetAsync("/api/view")).ProblemAsync(401, "not-signed-in");
        Assert.Empty(hub.Parts.Sessions.Rows);
    }

    [Theory]
    [InlineData("""{"institutions":[]}""", "institutions")]
    [InlineData("""{"institutions":["A1GAON0000","no code"]}""", "institutions[1]")]
    [InlineData("""{"all":true}""", "all")]
    [InlineData("""{"history":{"from":"2024-01-31"}}""", "history.item")]
    [InlineData("""{"history":{"item":"i-1"}}""", "history.from")]
    [InlineData("""{"history":{"item":"i-1","from":"2024-02-31"}}""", "history.from")]
    [InlineData("""{"institutions":["A1GAON0000"],"history":{"item":"i-1","from":"2024-01-31"}}""", "history")]
    public async Task A_wrong_collection_is_named(string body, string field)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        await (await browser.PostTextAsync("/api/collections", body)).ProblemAsync(400, "invalid-request", field);
    }

    [Fact]
    public async Task Collecting_some_institutions_asks_for_those()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.PostTextAsync("/api/collections", """{"institutions":["A1GAON0000"]}""");

        Assert.Equal("""{"runId":"run-1"}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal(new InstitutionId("A1GAON0000"), Assert.Single(hub.Customer.Last<Collect>().Institutions!.Value));
    }

    [Fact]
    public async Task Older_history_of_an_item_is_asked_for_by_its_day()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await browser.PostTextAsync("/api/collections", """{"history":{"item":"i-1","from":"2024-01-31"}}""");

        Assert.Equal("""{"runId":"run-1"}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal(new Collect(null) { History = new("i-1", new(2024, 1, 31)), IdempotencyKey = hub.Customer.Last<Collect>().IdempotencyKey }, hub.Customer.Last<Collect>());
    }

    [Theory]
    [InlineData("unknown-item", "history.item", 404, "unknown-item")]
    [InlineData("history-too-old", "history.from", 400, "invalid-request")]
    [InlineData("history-collected", "history.from", 422, "history-collected")]
    public async Task History_that_cannot_be_fetched_says_which_member_is_at_fault(string key, string field, int status, string problem)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        hub.Customer.Collection = () => Task.FromResult(new CollectAnswer(null, new Refusal(key, "Not so.", field)));

        await (await browser.PostTextAsync("/api/collections", """{"history":{"item":"i-1","from":"2024-01-31"}}""")).ProblemAsync(status, problem, field);
    }

    [Fact]
    public async Task Transactions_of_an_item_say_from_which_day_they_are_collected()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        hub.Customer.Transactions = new([], null) { CollectedFrom = new(2025, 3, 5) };

        var answer = await (await browser.GetAsync("/api/transactions?item=i-1")).JsonAsync();

        Assert.Equal("2025-03-05", (string?)answer["collectedFrom"]);
    }
}
