using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Institutions.DataApi;

/// <summary>
/// Every check of section 10, number 2, with its code. Each test spoils one thing of a call that is otherwise answered.
/// </summary>
public sealed class DataChecksTests : SandboxTest
{
    private const string Transactions = "v2/bank/accounts/deposit/transactions";

    [Fact]
    public async Task A_whole_call_is_answered_and_its_transaction_id_echoed()
    {
        var request = await CallAsync();
        var id = request.Headers.GetValues("x-api-tran-id").Single();
        var reply = await Operator.SendAsync(request);

        Assert.Equal("00000", reply.Code);
        Assert.Equal(id, reply.TransactionId);
        Assert.Equal("3", reply["trans_cnt"]);
    }

    [Fact]
    public async Task A_certificate_with_another_serial_number_is_refused_before_all_else()
    {
        using var stranger = TestSandbox.Client("stranger");
        var request = await CallAsync(headers: message => message.Headers.Remove("x-api-tran-id"));

        AssertRefused("40103", HttpStatusCode.Unauthorized, await new Operator(Sandbox) { Http = stranger }.SendAsync(request));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("D1AAAU0000M0000000000001")]
    [InlineData("d1aaau0000m00000000000001")]
    public async Task A_transaction_id_that_is_missing_or_malformed_is_refused_and_still_echoed(string? id)
    {
        var reply = await Operator.SendAsync(await CallAsync(headers: message =>
        {
            message.Headers.Remove("x-api-tran-id");
            if (id is not null)
            {
                message.Headers.Add("x-api-tran-id", id);
            }
        }));

        AssertRefused("40002", HttpStatusCode.BadRequest, reply);
        Assert.Equal(id, reply.TransactionId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("weekly")]
    [InlineData("user-far-too-long")]
    public async Task A_reason_that_is_missing_or_unheard_of_is_refused(string? type) =>
        AssertRefused("40002", HttpStatusCode.BadRequest, await Operator.SendAsync(await CallAsync(headers: message => SetType(message, type))));

    [Fact]
    public async Task Any_reason_that_begins_with_user_counts_as_on_demand() =>
        Assert.Equal("00000", (await Operator.SendAsync(await CallAsync(headers: message => SetType(message, "user")))).Code);

    [Theory]
    [InlineData("v2/bank/accounts/deposit/nothing", "40401", HttpStatusCode.NotFound)]
    [InlineData("v2/card/accounts/deposit/transactions", "40401", HttpStatusCode.NotFound)]
    [InlineData("somewhere", "40401", HttpStatusCode.NotFound)]
    [InlineData("v1/bank/accounts/deposit/transactions", "40003", HttpStatusCode.BadRequest)]
    [InlineData("v3/bank/accounts/deposit/transactions", "40003", HttpStatusCode.BadRequest)]
    [InlineData("v2/bank/accounts", "40501", HttpStatusCode.MethodNotAllowed)]
    public async Task A_path_that_is_not_served_is_refused_with_its_reason(string path, string code, HttpStatusCode status) =>
        AssertRefused(code, status, await Operator.SendAsync(await CallAsync(path)));

    [Theory]
    [InlineData("never issued")]
    [InlineData("")]
    public async Task A_token_that_was_never_issued_is_refused(string token) =>
        AssertRefused("40101", HttpStatusCode.Unauthorized, await Operator.SendAsync(Call(token)));

    [Fact]
    public async Task A_token_of_another_institution_is_refused()
    {
        var card = await Operator.LinkAsync(TestSandbox.Card, SmallHouseholds.Haneul, "card.list");

        AssertRefused("40101", HttpStatusCode.Unauthorized, await Operator.SendAsync(Call(card["access_token"]!)));
    }

    [Fact]
    public async Task A_token_that_has_run_out_is_refused()
    {
        var token = await LinkedAsync();
        Sandbox.Clock.Advance(TimeSpan.FromDays(90));

        AssertRefused("40101", HttpStatusCode.Unauthorized, await Operator.SendAsync(Call(token)));
    }

    [Theory]
    [InlineData("limit", "0")]
    [InlineData("limit", "501")]
    [InlineData("limit", null)]
    [InlineData("account_num", null)]
    [InlineData("account_num", "11-012")]
    [InlineData("from_date", "2026-01-01")]
    [InlineData("from_date", "20260113")]
    [InlineData("next_page", "bm90IG91cnM")]
    public async Task A_member_that_is_missing_or_malformed_is_refused(string member, string? value) =>
        AssertRefused("40001", HttpStatusCode.BadRequest, await Operator.SendAsync(await CallAsync(members: all => Put(all, member, value))));

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"org_code":"A1GAON0000","limit":500}""")]
    public async Task A_body_that_is_no_object_of_strings_is_refused(string body)
    {
        var request = await CallAsync();
        request.Content = new StringContent(body, null, "application/json");

        AssertRefused("40001", HttpStatusCode.BadRequest, await Operator.SendAsync(request));
    }

    [Fact]
    public async Task Another_org_code_is_refused() =>
        AssertRefused("40303", HttpStatusCode.Forbidden, await Operator.SendAsync(await CallAsync(members: all => all["org_code"] = "A1DAON0000")));

    [Fact]
    public async Task A_consent_whose_end_date_has_passed_is_refused()
    {
        var consent = Operator.Consent(TestSandbox.Bank, "bank.list", "bank.deposit");
        consent["end_date"] = "20260112";
        var form = await Operator.SignedFormAsync(TestSandbox.Bank, SmallHouseholds.Haneul, consent);
        var token = (await Operator.PostFormAsync(TestSandbox.Bank, "oauth/2.0/token", form))["access_token"]!;

        Assert.Equal("00000", (await Operator.SendAsync(Call(token))).Code);

        Sandbox.Clock.Advance(TimeSpan.FromHours(12));

        AssertRefused("40106", HttpStatusCode.Unauthorized, await Operator.SendAsync(Call(token)));
    }

    [Fact]
    public async Task A_scope_that_was_not_consented_is_refused() =>
        AssertRefused("40104", HttpStatusCode.Unauthorized, await Operator.SendAsync(Call(await LinkedAsync("bank.list"))));

    [Fact]
    public async Task An_asset_that_was_not_consented_is_refused() =>
        AssertRefused(
            "40105",
            HttpStatusCode.Unauthorized,
            await Operator.SendAsync(Call(await LinkedAsync("bank.list", $"bank.deposit:{SmallHouseholds.Other}"))));

    [Fact]
    public async Task An_asset_of_nobody_is_refused() =>
        AssertRefused("40402", HttpStatusCode.NotFound, await Operator.SendAsync(await CallAsync(members: all => all["account_num"] = "99")));

    [Fact]
    public async Task A_closed_asset_is_refused() =>
        AssertRefused(
            "40305", HttpStatusCode.Forbidden, await Operator.SendAsync(await CallAsync(members: all => all["account_num"] = SmallHouseholds.Closed)));

    [Theory]
    [InlineData("user-refresh", "20250112", "20260112", "00000")]
    [InlineData("user-refresh", "20250111", "20260112", "40004")]
    [InlineData("user-search", "20210112", "20260112", "00000")]
    [InlineData("user-search", "20210111", "20260112", "40304")]
    public async Task A_period_is_held_against_the_reason_of_the_call(string type, string from, string to, string code)
    {
        var request = await CallAsync(members: all => (all["from_date"], all["to_date"]) = (from, to), headers: message => SetType(message, type));

        Assert.Equal(code, (await Operator.SendAsync(request)).Code);
    }

    [Fact]
    public async Task A_customer_who_is_gone_is_said_not_to_exist()
    {
        var token = (await Operator.LinkAsync(TestSandbox.Card, SmallHouseholds.Haneul, "card.list", "card.bill"))["access_token"]!;

        Assert.Equal("40403", (await Operator.GetAsync(TestSandbox.Card, "v2/card/cards", token, ("limit", "10"))).Code);
    }

    private async Task<HttpRequestMessage> CallAsync(
        string path = Transactions, Action<Dictionary<string, string>>? members = null, Action<HttpRequestMessage>? headers = null) =>
        Call(await LinkedAsync(), path, members, headers);

    private HttpRequestMessage Call(
        string token, string path = Transactions, Action<Dictionary<string, string>>? members = null, Action<HttpRequestMessage>? headers = null)
    {
        var all = new Dictionary<string, string>
        {
            ["org_code"] = TestSandbox.Bank,
            ["account_num"] = SmallHouseholds.Account,
            ["from_date"] = "20260101",
            ["to_date"] = "20260112",
            ["limit"] = "500",
        };
        members?.Invoke(all);
        var request = Operator.DataRequest(HttpMethod.Post, TestSandbox.Bank, path, token);
        request.Content = JsonContent.Create(all);
        headers?.Invoke(request);
        return request;
    }

    private static void SetType(HttpRequestMessage message, string? type)
    {
        message.Headers.Remove("x-api-type");
        if (type is not null)
        {
            message.Headers.Add("x-api-type", type);
        }
    }

    private static void Put(Dictionary<string, string> members, string member, string? value)
    {
        members.Remove(member);
        if (value is not null)
        {
            members[member] = value;
        }
    }

    private static void AssertRefused(string code, HttpStatusCode status, Reply reply)
    {
        Assert.Equal(code, reply.Code);
        Assert.Equal(status, reply.Status);
        Assert.Equal(((int)status).ToString(CultureInfo.InvariantCulture), code[..3]);
    }
}
