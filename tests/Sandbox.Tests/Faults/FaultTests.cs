using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Authentication;
using System.Text.Json;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Faults;

/// <summary>Every kind of fault can be seen from outside, and ends when it is cleared.</summary>
public sealed class FaultTests : SandboxTest
{
    public static TheoryData<string> RspCodes =>
        [.. MyDataHub.Sandbox.Wire.RspCode.All.Where(code => !code.IsSuccess).Select(code => code.Value)];

    [Theory]
    [MemberData(nameof(RspCodes))]
    public async Task Every_code_of_the_standard_can_be_had(string code)
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "rsp_code", "/accounts", code);
        var reply = await AccountsAsync(token);

        Assert.Equal(code, reply.Code);
        Assert.Equal(code[..3], ((int)reply.Status).ToString(CultureInfo.InvariantCulture));
        Assert.Equal(25, reply.TransactionId!.Length);
    }

    [Fact]
    public async Task A_fault_hits_only_its_resource_and_only_so_many_times()
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "rsp_code:50001", "/deposit/*", times: 2);

        Assert.Equal("00000", (await AccountsAsync(token)).Code);
        Assert.Equal("50001", (await TransactionsAsync(token)).Code);
        Assert.Equal("50001", (await TransactionsAsync(token)).Code);
        Assert.Equal("00000", (await TransactionsAsync(token)).Code);
    }

    [Fact]
    public async Task A_cleared_fault_is_gone()
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "rsp_code:50001");
        using var cleared = await Sandbox.ControlPort.DeleteAsync($"control/institutions/{TestSandbox.Bank}/faults");

        Assert.Equal("00000", (await AccountsAsync(token)).Code);
    }

    [Fact]
    public async Task A_probable_fault_hits_some_calls_and_the_same_ones_in_every_run()
    {
        var token = await LinkedAsync();
        var runs = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await Sandbox.FaultsAsync(TestSandbox.Bank, new { kind = "rsp_code:50001", probability = 0.5 });
            var codes = new List<string>();
            for (var i = 0; i < 20; i++)
            {
                codes.Add((await AccountsAsync(token)).Code!);
            }

            runs.Add(string.Join(' ', codes));
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.Contains("50001", runs[0], StringComparison.Ordinal);
        Assert.Contains("00000", runs[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", null)]
    [InlineData("rsp_code", "12345")]
    [InlineData("delay_ms", "soon")]
    public async Task A_fault_that_makes_no_sense_is_refused(string kind, string? parameter)
    {
        using var answer = await Sandbox.ControlPort.PutAsJsonAsync($"control/institutions/{TestSandbox.Bank}/faults", new[] { new { kind, parameter } });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("temporarily_unavailable", HttpStatusCode.ServiceUnavailable)]
    [InlineData("invalid_grant", HttpStatusCode.BadRequest)]
    public async Task An_oauth_error_comes_from_the_token_endpoint(string error, HttpStatusCode status)
    {
        await Sandbox.FaultAsync(TestSandbox.Bank, "oauth_error", "/oauth/2.0/token", error);
        var reply = await Operator.LinkAsync(TestSandbox.Bank, SmallHouseholds.Haneul, "bank.list");

        Assert.Equal((status, error), (reply.Status, reply.Error));
    }

    [Fact]
    public async Task A_slow_institution_answers_later()
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "delay_ms", parameter: "300");
        var watch = Stopwatch.StartNew();

        Assert.Equal("00000", (await AccountsAsync(token)).Code);
        Assert.True(watch.ElapsedMilliseconds >= 290);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("body")]
    public async Task A_hanging_institution_does_not_answer(string? where)
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "hang", parameter: where);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(700));
        var request = Operator.DataRequest(HttpMethod.Get, TestSandbox.Bank, "v2/bank/accounts", token, ("limit", "500"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Sandbox.Http.SendAsync(request, patience.Token));
    }

    [Fact]
    public async Task A_hang_in_the_body_has_sent_its_headers()
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "hang", parameter: "body");
        var request = Operator.DataRequest(HttpMethod.Get, TestSandbox.Bank, "v2/bank/accounts", token, ("limit", "500"));
        using var answer = await Sandbox.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("truncated_json")]
    [InlineData("malformed_json")]
    public async Task Broken_json_cannot_be_parsed(string kind)
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, kind, "/accounts");
        var reply = await AccountsAsync(token);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(reply.Body));
    }

    [Theory]
    [InlineData("close_connection", null)]
    [InlineData("close_connection", "body")]
    [InlineData("lost_token_reply", null)]
    public async Task A_closed_connection_is_no_answer(string kind, string? parameter)
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, kind, parameter: parameter);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => AccountsAsync(token));
    }

    [Fact]
    public async Task A_lost_token_reply_has_done_its_work()
    {
        var before = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "lost_token_reply", "/oauth/2.0/token", times: 1);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => LinkedAsync());
        Assert.Equal("40101", (await AccountsAsync(before)).Code);
    }

    [Fact]
    public async Task An_expired_certificate_breaks_the_handshake_until_it_is_renewed()
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "expired_certificate");

        var problem = await Assert.ThrowsAnyAsync<HttpRequestException>(() => AccountsAsync(token));
        Assert.IsType<AuthenticationException>(problem.InnerException);

        using var cleared = await Sandbox.ControlPort.DeleteAsync($"control/institutions/{TestSandbox.Bank}/faults");

        Assert.Equal("00000", (await AccountsAsync(token)).Code);
    }

    [Fact]
    public async Task The_transaction_id_can_be_forgotten()
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "missing_tran_id_echo");

        Assert.Null((await AccountsAsync(token)).TransactionId);
    }

    [Fact]
    public async Task A_redirect_leads_elsewhere()
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "redirect:https://127.0.0.1:1/elsewhere");

        var reply = await AccountsAsync(token);

        Assert.Equal((HttpStatusCode.Found, new Uri("https://127.0.0.1:1/elsewhere")), (reply.Status, reply.Location));
    }

    [Fact]
    public async Task A_slow_body_arrives_whole_in_the_end()
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "slow_body:1", "/accounts");

        Assert.Equal("00000", (await AccountsAsync(token)).Code);
    }

    [Fact]
    public async Task A_bomb_is_small_on_the_wire()
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "gzip_bomb:2000000", "/accounts");
        using var request = Operator.DataRequest(HttpMethod.Get, TestSandbox.Bank, "v2/bank/accounts", token, ("limit", "500"), ("search_timestamp", "0"));
        using var answer = await Operator.Http.SendAsync(request);

        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 1, 40_000);
    }

    [Fact]
    public async Task What_hangs_is_counted_and_let_go_when_its_fault_is_cleared()
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "hang", "/accounts");
        var hanging = AccountsAsync(token);
        await UntilAtOnceAsync(1, 1);

        using var cleared = await Sandbox.ControlPort.DeleteAsync($"control/institutions/{TestSandbox.Bank}/faults");

        await Assert.ThrowsAsync<HttpRequestException>(() => hanging);
        await UntilAtOnceAsync(0, 1);
    }

    private async Task UntilAtOnceAsync(int now, int most)
    {
        var seen = (Now: -1, Most: -1);
        for (var look = 0; seen != (now, most); look++)
        {
            Assert.True(look < 1000, $"There are {seen.Now} calls and were {seen.Most}.");
            await Task.Delay(5);
            var all = await Sandbox.ControlPort.GetFromJsonAsync<JsonElement>("control/calls/at-once");
            var bank = all.EnumerateArray().Single(one => one.GetProperty("org").GetString() == TestSandbox.Bank);
            seen = (bank.GetProperty("now").GetInt32(), bank.GetProperty("most").GetInt32());
        }
    }

    [Fact]
    public async Task Maintenance_is_said_everywhere()
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "maintenance");

        Assert.Equal("50008", (await AccountsAsync(token)).Code);
        Assert.Equal("temporarily_unavailable", (await Operator.LinkAsync(TestSandbox.Bank, SmallHouseholds.Haneul, "bank.list")).Error);
    }

    [Theory]
    [InlineData(Catalogue.CertificateAuthority, "oauth/2.0/token")]
    [InlineData(Catalogue.Portal, "v2/mgmts/orgs")]
    [InlineData(Catalogue.Register, "v1/vehicles?ci=x")]
    [InlineData(Catalogue.Prices, "v1/prices?vin=x")]
    [InlineData(Catalogue.Rates, "exchangeJSON")]
    public async Task Others_than_institutions_have_faults_too(string party, string path)
    {
        await Sandbox.FaultAsync(party, "rsp_code:50001");

        Assert.Equal("50001", (await Operator.SendAsync(Operator.Request(HttpMethod.Get, party, path))).Code);
    }
}
