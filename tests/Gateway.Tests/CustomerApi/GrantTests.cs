using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.Tests.CustomerApi;

public sealed class GrantTests
{
    private const string Path = "/api/grants/6f9d3f0e90f54d6c8f5b0d9f0a3c7b11";

    private static readonly string[] Kept = ["abc"];

    [Fact]
    public async Task The_list_says_who_may_see_what_until_when()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var grant = (await (await browser.GetAsync("/api/grants")).JsonAsync())["grants"]![0]!;

        Assert.Equal(("6f9d3f0e90f54d6c8f5b0d9f0a3c7b11", "active", "2027-11-22"), ((string?)grant["id"], (string?)grant["state"], (string?)grant["endsOn"]));
        Assert.Equal(("[\"bank\"]", "[\"balances\"]", null), (grant["domains"]!.ToJsonString(), grant["detail"]!.ToJsonString(), grant["accounts"]));
    }

    [Fact]
    public async Task One_grant_comes_with_its_items_receipts_and_reads()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var details = await (await browser.GetAsync(Path)).JsonAsync();

        Assert.Equal("abc", (string?)details["items"]![0]!["id"]);
        Assert.Equal("grant-given", (string?)details["receipts"]![0]!["steps"]![0]!["step"]);
        Assert.Equal((3, "older"), ((int)details["reads"]![0]!["reads"]!, (string?)details["nextReads"]));
    }

    [Fact]
    public async Task Narrowing_changes_only_what_is_said()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        var before = hub.Customer.Granted.Grant!.Consent;

        var answer = await (await browser.PostAsync($"{Path}/narrow", new { accounts = Kept, endsOn = "2027-01-01" })).JsonAsync();

        Assert.Equal("receipt-3", (string?)answer["receiptId"]);
        Assert.Equal(before with { Accounts = Selection.Of(["abc"]), EndsOn = new DateOnly(2027, 1, 1) }, hub.Customer.Last<NarrowGrant>().Chosen);
    }

    [Theory]
    [InlineData("{}", "accounts")]
    [InlineData("""{"accounts":["a b"]}""", "accounts")]
    [InlineData("""{"accounts":[null]}""", "accounts")]
    [InlineData("""{"detail":["everything"]}""", "detail")]
    [InlineData("""{"endsOn":"tomorrow"}""", "endsOn")]
    [InlineData("""{"historyFrom":"2026-13-01"}""", "historyFrom")]
    public async Task A_wrong_narrowing_is_refused_and_named(string body, string field)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        await (await browser.PostTextAsync($"{Path}/narrow", body)).ProblemAsync(400, "invalid-request", field);

        Assert.Empty(hub.Customer.Asked.OfType<NarrowGrant>());
    }

    [Fact]
    public async Task Revoking_gives_a_receipt_and_says_that_the_customer_wanted_it()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        var answer = await (await browser.PostAsync($"{Path}/revoke", new { })).JsonAsync();

        Assert.Equal("receipt-4", (string?)answer["receiptId"]);
        Assert.Equal("customer", hub.Customer.Last<RevokeGrant>().Reason);
    }

    [Theory]
    [InlineData("/api/grants/nobody")]
    [InlineData("/api/grants/6f9d3f0e-90f5-4d6c-8f5b-0d9f0a3c7b11")]
    public async Task What_is_no_grant_is_not_found(string path)
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();

        await (await browser.GetAsync(path)).ProblemAsync(404, "unknown-grant", "grant");
        await (await browser.PostAsync($"{path}/revoke", new { })).ProblemAsync(404, "unknown-grant", "grant");
    }

    [Fact]
    public async Task Somebody_elses_grant_is_not_found_and_an_ended_one_is_refused()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = await hub.SignInAsync();
        hub.Customer.Revocation = new(null, new("unknown-grant", "There is no such grant.", "grant"));
        await (await browser.PostAsync($"{Path}/revoke", new { })).ProblemAsync(404, "unknown-grant", "grant");

        var grant = hub.Customer.Granted.Grant;
        hub.Customer.Granted = new(null, new("grant-over", "This grant has ended already.", "grant"));
        await (await browser.GetAsync(Path)).ProblemAsync(422, "grant-over", "grant");
        Assert.NotNull(grant);
    }
}
