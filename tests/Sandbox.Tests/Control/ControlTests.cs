using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Control;

/// <summary>What the control port shows and moves.</summary>
public sealed class ControlTests : SandboxTest
{
    [Fact]
    public async Task The_clock_advances_and_can_be_set()
    {
        using var advanced = await Sandbox.ControlPort.PostAsJsonAsync("control/clock", new { advance = "P1DT30M" });

        Assert.Equal(new DateTimeOffset(2026, 1, 13, 12, 30, 0, TimeSpan.FromHours(9)), await NowAsync());

        using var set = await Sandbox.ControlPort.PostAsJsonAsync("control/clock", new { set = "2026-05-01T00:00:00+09:00" });

        Assert.Equal(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.FromHours(9)), await NowAsync());
    }

    [Fact]
    public async Task A_duration_that_is_none_is_refused()
    {
        using var answer = await Sandbox.ControlPort.PostAsJsonAsync("control/clock", new { advance = "tomorrow" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Calls_are_counted_by_reason_and_outcome_until_they_are_cleared()
    {
        var token = await LinkedAsync();
        using (await Sandbox.ControlPort.DeleteAsync("control/calls"))
        {
            await AccountsAsync(token);
            await AccountsAsync(token);
            await AccountsAsync("wrong");
        }

        var calls = JsonNode.Parse(await Sandbox.ControlPort.GetStringAsync("control/calls"))!.AsArray();

        Assert.Equal(
            [("/accounts", "user-refresh", "00000", 2L), ("/accounts", "user-refresh", "40101", 1L)],
            calls.Select(call => ((string)call!["resource"]!, (string)call["api_type"]!, (string)call["outcome"]!, call["count"]!.GetValue<long>()))
                .OrderBy(call => call.Item3));
    }

    [Fact]
    public async Task An_institution_can_end_a_consent_by_itself()
    {
        var token = await LinkedAsync();
        using var ended = await Sandbox.ControlPort.PostAsJsonAsync($"control/consents/{TestSandbox.Bank}/end", new { ci = SmallHouseholds.Haneul.Ci });

        Assert.Equal("40101", (await AccountsAsync(token)).Code);
        Assert.Empty(await TokensAsync());
    }

    [Fact]
    public async Task Live_tokens_are_counted_by_person()
    {
        await LinkedAsync();
        await LinkedAsync();
        var tokens = await TokensAsync();

        Assert.Equal((SmallHouseholds.Haneul.Ci, 1), ((string)tokens.Single()!["ci"]!, tokens.Single()!["tokens"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_transaction_id_that_comes_twice_is_noticed()
    {
        var token = await LinkedAsync();
        var id = Operator.NextTransactionId();
        for (var i = 0; i < 2; i++)
        {
            var request = Operator.DataRequest(HttpMethod.Get, TestSandbox.Bank, "v2/bank/consents", token);
            request.Headers.Remove("x-api-tran-id");
            request.Headers.Add("x-api-tran-id", id);
            await Operator.SendAsync(request);
        }

        Assert.Equal(1, JsonNode.Parse(await Sandbox.ControlPort.GetStringAsync("control/transaction-ids"))!["repeated"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_controls_cannot_be_reached_under_a_foreign_name()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Sandbox.Host.Control, "control/clock"));
        request.Headers.Host = "attacker.example";
        using var answer = await Sandbox.ControlPort.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    private async Task<DateTimeOffset> NowAsync() => DateTimeOffset.Parse(
        (string)JsonNode.Parse(await Sandbox.ControlPort.GetStringAsync("control/clock"))!["now"]!, CultureInfo.InvariantCulture);

    private async Task<JsonArray> TokensAsync() =>
        JsonNode.Parse(await Sandbox.ControlPort.GetStringAsync($"control/tokens/{TestSandbox.Bank}"))!.AsArray();
}
