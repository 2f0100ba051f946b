using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Gateway.Tests.Fakes;
using MyDataHub.Gateway.ThirdPartyApi.Reads;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Storage.Calls;

namespace MyDataHub.Gateway.Tests.ThirdPartyApi;

[Collection(AuthorizationHub.Collection)]
public sealed class CallTests(AuthorizationHub hub) : IAsyncLifetime
{
    private OpenParty _party = null!;

    public async Task InitializeAsync() => _party = await OpenParty.OfAsync(hub, usesDpop: false);

    public Task DisposeAsync()
    {
        _party.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("view", OpenPart.View)]
    [InlineData("accounts", OpenPart.Accounts)]
    [InlineData("holdings", OpenPart.Holdings)]
    [InlineData("policies", OpenPart.Policies)]
    [InlineData("vehicles", OpenPart.Vehicles)]
    [InlineData("cards", OpenPart.Cards)]
    [InlineData("bills", OpenPart.Bills)]
    [InlineData("grant", OpenPart.Grant)]
    public async Task Each_resource_asks_the_customer_for_its_part(string path, OpenPart part)
    {
        await (await _party.GetAsync($"/open/v1/{path}")).ReadAsync();

        Assert.Equal(part, hub.Hub.Customer.Last<OpenQuery.Part>().Kind);
    }

    [Fact]
    public async Task One_account_is_asked_for_by_its_id()
    {
        await (await _party.GetAsync("/open/v1/accounts/abc234")).ReadAsync();

        Assert.Equal("abc234", hub.Hub.Customer.Last<OpenQuery.Account>().Id);
    }

    [Fact]
    public async Task Transactions_are_asked_for_with_their_filters()
    {
        await (await _party.GetAsync("/open/v1/transactions?account=abc&domain=card&from=2026-02-01&to=2026-02-28&limit=7&cursor=xyz")).ReadAsync();

        var asked = hub.Hub.Customer.Last<OpenQuery.Transactions>();
        Assert.Equal(new() { AccountId = "abc", Domain = ConsentDomains.Card, From = new(2026, 2, 1), To = new(2026, 2, 28) }, asked.Filter);
        Assert.Equal(("xyz", 7), (asked.Cursor, asked.Limit));
    }

    [Fact]
    public async Task Changes_are_asked_for_with_their_cursor()
    {
        await (await _party.GetAsync("/open/v1/transactions/changes?cursor=abc&limit=500")).ReadAsync();

        Assert.Equal(new OpenQuery.Changes("abc", 500), hub.Hub.Customer.Last<OpenQuery.Changes>());
    }

    [Theory]
    [InlineData("transactions?colour=green", "colour")]
    [InlineData("transactions?limit=0", "limit")]
    [InlineData("transactions?limit=501", "limit")]
    [InlineData("transactions?limit=ten", "limit")]
    [InlineData("transactions?from=2026-02-30", "from")]
    [InlineData("transactions?from=2026-03-01&to=2026-02-01", "from")]
    [InlineData("transactions?domain=telecom", "domain")]
    [InlineData("transactions?account=a%20b", "account")]
    [InlineData("transactions?limit=1&limit=2", "limit")]
    [InlineData("transactions/changes?from=2026-01-01", "from")]
    [InlineData("transactions/changes?cursor=", "cursor")]
    public async Task A_wrong_query_is_refused_by_its_member(string path, string member) =>
        await (await _party.GetAsync($"/open/v1/{path}")).ProblemAsync(400, "invalid-request", member);

    [Fact]
    public async Task Who_has_no_token_is_not_told_what_is_wrong_with_the_query() =>
        await (await _party.SendAsync("/open/v1/transactions?limit=0")).ProblemAsync(401, "no-token");

    [Fact]
    public async Task The_newest_is_answered_by_its_tag_alone()
    {
        var first = await _party.GetAsync();
        var tag = first.Headers.ETag!.ToString();

        var again = await _party.GetAsync(OpenParty.View, null, ("If-None-Match", tag));

        Assert.Equal((HttpStatusCode.NotModified, tag, ""), (again.StatusCode, again.Headers.ETag!.ToString(), await again.Content.ReadAsStringAsync()));
        Assert.Equal("no-cache, private", again.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_tag_does_not_answer_for_a_grant_that_has_ended()
    {
        var tag = (await _party.GetAsync()).Headers.ETag!.ToString();
        _party.Answer = (_, _) => new OpenAnswer.GrantOver();

        await (await _party.GetAsync(OpenParty.View, null, ("If-None-Match", tag))).TokenRefusedAsync(isDpop: false);
    }

    [Theory]
    [InlineData("not-found", 404)]
    [InlineData("busy", 503)]
    [InlineData("unavailable", 503)]
    public async Task What_the_customer_cannot_answer_is_said(string key, int status)
    {
        _party.Answer = (_, _) => key switch
        {
            "not-found" => new OpenAnswer.NotFound(),
            "busy" => new OpenAnswer.Busy(),
            _ => new OpenAnswer.Unavailable(),
        };

        await (await _party.GetAsync("/open/v1/accounts/abc")).ProblemAsync(status, key);
    }

    [Fact]
    public async Task A_cursor_that_is_too_old_says_to_begin_anew()
    {
        _party.Answer = (_, _) => new OpenAnswer.Refused(new("begin-anew", "Begin without a cursor.", "cursor"));

        await (await _party.GetAsync("/open/v1/transactions/changes?cursor=abc")).ProblemAsync(409, "begin-anew", "cursor");
    }

    [Fact]
    public async Task A_grant_of_another_client_is_read_by_nobody_else()
    {
        using var other = await OpenParty.OfAsync(hub, usesDpop: false);
        var token = _party.Issue(made => made with { Grant = other.Grant.Id });

        await (await _party.GetAsync(token: token)).TokenRefusedAsync(isDpop: false);
    }

    [Fact]
    public async Task A_grant_that_nobody_knows_is_over()
    {
        var token = _party.Issue(made => made with { Grant = new GrantId(Guid.NewGuid()) });

        await (await _party.GetAsync(token: token)).TokenRefusedAsync(isDpop: false);
    }

    [Fact]
    public async Task Only_get_is_possible()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, OpenParty.View);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {_party.Token}");

        Assert.True((await _party.Client.Http.SendAsync(request)).StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_read_leaves_a_receipt_and_equal_ones_of_a_moment_share_one()
    {
        await _party.GetAsync();
        await _party.GetAsync();
        await _party.GetAsync("/open/v1/accounts");
        var tag = (await _party.GetAsync("/open/v1/accounts")).Headers.ETag!.ToString();
        await _party.GetAsync("/open/v1/accounts", null, ("If-None-Match", tag));

        var receipts = await _party.ReceiptsAsync();

        Assert.Equal(5, receipts.Sum(receipt => receipt.Reads));
        Assert.Equal(2, receipts.Where(receipt => receipt.Resource == "view").Sum(receipt => receipt.Reads));
        Assert.Equal(1, receipts.Where(receipt => receipt.IsUnchanged).Sum(receipt => receipt.Reads));
        Assert.All(receipts, receipt => Assert.Equal((_party.Client.Id, OpenParty.Consent.Domains, 3), (receipt.Client, receipt.Domains, receipt.Items)));
        Assert.All(receipts, receipt => Assert.Equal(hub.Now, receipt.LastAt));
    }

    [Fact]
    public async Task What_was_refused_leaves_no_receipt_but_is_counted()
    {
        _party.Answer = (_, _) => new OpenAnswer.NotGranted(ConsentDetails.Holdings, ConsentDomains.Investment);
        await _party.GetAsync("/open/v1/holdings");

        Assert.Empty(await _party.ReceiptsAsync());
        var day = KoreanTime.Day(hub.Now);
        Assert.Equal(
            [new(_party.Client.Id, day, "holdings", 403, 1)],
            await hub.Services.GetRequiredService<ClientCallCounts>().ReadAsync(_party.Client.Id, day, day, default));
    }

    [Fact]
    public async Task Every_answer_tells_what_is_left()
    {
        var answer = await _party.GetAsync();

        Assert.Equal("\"client\";q=60000;w=60, \"grant\";q=600;w=60", Assert.Single(answer.Headers.GetValues("RateLimit-Policy")));
        Assert.Equal("\"client\";r=59999;t=60, \"grant\";r=599;t=60", Assert.Single(answer.Headers.GetValues("RateLimit")));
    }

    [Fact]
    public async Task Beyond_the_limit_of_a_grant_a_client_waits_and_its_other_grants_do_not()
    {
        await using var node = await hub.StartNodeAsync(
            new Parts { KeepsInStore = true, Clock = hub.Clock, Customer = hub.Hub.Customer }, "--ThirdPartyApi:CallsPerGrant=2");
        using var http = hub.NewClient(_party.Client.Certificate, node);
        _party.Renew();
        var given = await hub.Grants.GiveAsync(FakeEnrolment.Minji, new(_party.Client.Id, "Budget Friend", OpenParty.Consent, "mydata"));
        hub.Hub.Customer.Opened[given.Grant!.Id] = (_, _) => _party.Ready();
        var other = _party.Issue(made => made with { Grant = given.Grant.Id });

        await AskAsync(http, _party.Token);
        await AskAsync(http, _party.Token);
        var third = await AskAsync(http, _party.Token);

        await third.ProblemAsync(429, "too-many-requests");
        Assert.Equal(TimeSpan.FromSeconds(60), third.Headers.RetryAfter!.Delta);
        Assert.Contains("\"grant\";r=0", Assert.Single(third.Headers.GetValues("RateLimit")), StringComparison.Ordinal);
        await (await AskAsync(http, other)).ReadAsync();
        hub.Clock.Advance(TimeSpan.FromSeconds(61));
        await (await AskAsync(http, _party.Token)).ReadAsync();
    }

    [Fact]
    public async Task Beyond_the_limit_of_a_client_all_its_grants_wait()
    {
        await using var node = await hub.StartNodeAsync(
            new Parts { KeepsInStore = true, Clock = hub.Clock, Customer = hub.Hub.Customer }, "--ThirdPartyApi:CallsPerClient=1");
        using var http = hub.NewClient(_party.Client.Certificate, node);
        _party.Renew();

        await (await AskAsync(http, _party.Token)).ReadAsync();

        await (await AskAsync(http, _party.Token)).ProblemAsync(429, "too-many-requests");
    }

    [Fact]
    public async Task A_read_whose_receipt_cannot_wait_any_more_does_not_take_place()
    {
        await using var node = await hub.StartNodeAsync(
            new Parts { KeepsInStore = true, Clock = hub.Clock, Customer = hub.Hub.Customer }, "--ThirdPartyApi:ReceiptsWaiting=10", "--ThirdPartyApi:ReceiptsBehindSeconds=600");
        _party.Renew();
        using var http = hub.NewClient(_party.Client.Certificate, node);
        var journal = node.Services.GetRequiredService<ReadJournal>();
        await journal.StopAsync(default);
        for (var items = 0; items < 40; items++)
        {
            journal.TryNote(new(FakeEnrolment.Minji, _party.Grant.Id, _party.Client.Id, "view", ConsentDomains.Bank, 1_000 + items, false));
        }

        await (await AskAsync(http, _party.Token)).ProblemAsync(503, "busy");
        await journal.WriteAsync(default);
        await (await AskAsync(http, _party.Token)).ReadAsync();
    }

    [Fact]
    public async Task The_open_api_has_a_document_of_its_own()
    {
        using var http = hub.NewClient();

        var document = JsonNode.Parse(await http.GetStringAsync("/openapi/open-v1.json"))!;

        Assert.Equal(11, document["paths"]!.AsObject().Count);
        Assert.All(document["paths"]!.AsObject(), path => Assert.StartsWith("/open/v1/", path.Key, StringComparison.Ordinal));
        Assert.NotNull(document["components"]!["schemas"]!["OpenView"]);
        Assert.Contains("oauth", document["components"]!["securitySchemes"]!.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/open/v1", await http.GetStringAsync("/openapi/v1.json"), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient http, string token) =>
        OpenParty.SendAsync(http, OpenParty.View, [("Authorization", $"Bearer {token}")]);
}
