using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Institutions.DataApi;

/// <summary>search_timestamp and 00001 (3.5).</summary>
public sealed class TimestampTests : SandboxTest
{
    [Fact]
    public async Task What_has_not_changed_is_up_to_date_and_carries_nothing()
    {
        var token = await LinkedAsync();
        var again = await AccountsAsync(token, (await AccountsAsync(token))["search_timestamp"]!);

        Assert.Equal("00001", again.Code);
        Assert.Equal(["rsp_code", "rsp_msg"], again.Json!.Select(member => member.Key));
    }

    [Fact]
    public async Task What_has_changed_is_answered_in_full()
    {
        var token = await LinkedAsync();
        var known = (await AccountsAsync(token))["search_timestamp"]!;
        Sandbox.Clock.Advance(TimeSpan.FromDays(1));
        Sandbox.Households.ChangedAt = Sandbox.Clock.GetUtcNow() - TimeSpan.FromHours(1);

        Assert.Equal("00000", (await AccountsAsync(token, known)).Code);
    }

    [Fact]
    public async Task A_new_consent_changes_the_list_because_its_flags_change()
    {
        var known = (await AccountsAsync(await LinkedAsync()))["search_timestamp"]!;
        Sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        var list = await AccountsAsync(await LinkedAsync("bank.list"), known);

        Assert.Equal("00000", list.Code);
        Assert.All(list.List("account_list"), row => Assert.Equal("false", (string?)row!["is_consent"]));
    }

    [Fact]
    public async Task A_consent_changed_within_the_same_second_is_noticed_too()
    {
        var known = (await AccountsAsync(await LinkedAsync()))["search_timestamp"]!;

        Assert.Equal("00000", (await AccountsAsync(await LinkedAsync("bank.list"), known)).Code);
    }

    [Fact]
    public async Task Only_the_first_page_carries_a_timestamp()
    {
        var token = await LinkedAsync();
        var first = await Operator.GetAsync(TestSandbox.Bank, "v2/bank/accounts", token, ("limit", "2"));
        var second = await Operator.GetAsync(TestSandbox.Bank, "v2/bank/accounts", token, ("limit", "2"), ("next_page", first["next_page"]!));

        Assert.NotNull(first["search_timestamp"]);
        Assert.Null(second["search_timestamp"]);
        Assert.Equal("1", second["account_cnt"]);
    }

    [Fact]
    public async Task Without_pages_the_timestamp_is_required() =>
        Assert.Equal(
            "40001",
            (await Operator.PostAsync(TestSandbox.Bank, "v2/bank/accounts/deposit/basic", await LinkedAsync(), ("account_num", SmallHouseholds.Account))).Code);
}
