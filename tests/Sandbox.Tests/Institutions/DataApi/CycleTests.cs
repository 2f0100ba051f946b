using MyDataHub.Sandbox.Institutions.DataApi;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Institutions.DataApi;

/// <summary>
/// Scheduled transfers: the consent, the windows, the cycle (3.6). The week goes from Sunday to Saturday.
/// </summary>
public sealed class CycleTests : SandboxTest
{
    [Theory]
    [InlineData("1/w", "20260111", "20260117", false)]
    [InlineData("1/w", "20260117", "20260118", true)]
    [InlineData("1/2w", "20260111", "20260124", false)]
    [InlineData("1/2w", "20260111", "20260125", true)]
    [InlineData("1/d", "20260111", "20260111", false)]
    [InlineData("1/d", "20260111", "20260112", true)]
    [InlineData(null, "20260111", "20260112", false)]
    public void A_transfer_is_due_again_in_its_next_cycle(string? cycle, string last, string today, bool due) =>
        Assert.Equal(due, Cycle.IsDue(cycle, Day(last), Day(today)));

    [Fact]
    public void A_transfer_that_never_succeeded_is_due() => Assert.True(Cycle.IsDue("1/4w", null, Day("20260112")));

    [Fact]
    public async Task A_second_scheduled_transfer_in_the_same_week_exceeds_the_quota_and_next_week_does_not()
    {
        Sandbox.Clock.SetSeoul(2026, 1, 12, 20);
        var token = await LinkedAsync();

        Assert.Equal("00000", (await ScheduledAsync(token)).Code);
        Assert.Equal("42901", (await ScheduledAsync(token)).Code);

        Sandbox.Clock.SetSeoul(2026, 1, 18, 20);

        Assert.Equal("00000", (await ScheduledAsync(token)).Code);
    }

    [Fact]
    public async Task A_failed_scheduled_transfer_may_be_tried_again()
    {
        Sandbox.Clock.SetSeoul(2026, 1, 12, 20);
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "rsp_code", parameter: "50001", times: 1);

        Assert.Equal("50001", (await ScheduledAsync(token)).Code);
        Assert.Equal("00000", (await ScheduledAsync(token)).Code);
    }

    [Fact]
    public async Task The_pages_of_one_scheduled_transfer_count_once()
    {
        Sandbox.Clock.SetSeoul(2026, 1, 12, 20);
        var token = await LinkedAsync();
        var first = await ScheduledAsync(token, ("limit", "2"));

        Assert.Equal("00000", (await ScheduledAsync(token, ("limit", "2"), ("next_page", first["next_page"]!))).Code);
    }

    [Fact]
    public async Task A_scheduled_transfer_outside_the_windows_is_refused()
    {
        Sandbox.Clock.SetSeoul(2026, 1, 12, 12);

        Assert.Equal("50009", (await ScheduledAsync(await LinkedAsync())).Code);
    }

    [Fact]
    public async Task A_scheduled_transfer_that_nobody_asked_for_is_refused()
    {
        Sandbox.Clock.SetSeoul(2026, 1, 12, 20);
        var consent = Operator.Consent(TestSandbox.Bank, "bank.list", "bank.deposit");
        consent["is_scheduled"] = "false";
        var form = await Operator.SignedFormAsync(TestSandbox.Bank, SmallHouseholds.Haneul, consent);
        var tokens = await Operator.PostFormAsync(TestSandbox.Bank, "oauth/2.0/token", form);

        Assert.Equal("40301", (await ScheduledAsync(tokens["access_token"]!)).Code);
    }

    [Theory]
    [InlineData("20251213", "00000")]
    [InlineData("20251212", "40004")]
    public async Task A_scheduled_period_has_at_most_31_days(string from, string code)
    {
        Sandbox.Clock.SetSeoul(2026, 1, 12, 20);

        Assert.Equal(code, (await ScheduledAsync(await LinkedAsync(), ("from_date", from))).Code);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyyMMdd");

    private Task<Reply> ScheduledAsync(string token, params (string Name, string Value)[] changes)
    {
        var members = new Dictionary<string, string>
        {
            ["account_num"] = SmallHouseholds.Account,
            ["from_date"] = "20260101",
            ["to_date"] = "20260112",
            ["limit"] = "500",
        };
        foreach (var (name, value) in changes)
        {
            members[name] = value;
        }

        var request = Operator.DataRequest(
            HttpMethod.Post, TestSandbox.Bank, "v2/bank/accounts/deposit/transactions", token, [.. members.Select(member => (member.Key, member.Value))]);
        request.Headers.Remove("x-api-type");
        request.Headers.Add("x-api-type", "scheduled");
        return Operator.SendAsync(request);
    }
}
