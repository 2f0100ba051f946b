using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Institutions.DataApi;

/// <summary>What a consent lets through (6.1), and how it is told (공통-002).</summary>
public sealed class ConsentTests : SandboxTest
{
    [Fact]
    public async Task A_list_says_which_assets_are_in_the_consent()
    {
        var list = await AccountsAsync(await LinkedAsync("bank.list", $"bank.deposit:{SmallHouseholds.Other}"));

        Assert.Equal(
            [("false", SmallHouseholds.Account), ("true", SmallHouseholds.Other), ("false", SmallHouseholds.Closed)],
            list.List("account_list").Select(row => ((string)row!["is_consent"]!, (string)row["account_num"]!)));
    }

    [Theory]
    [InlineData("true", "급여")]
    [InlineData("false", null)]
    public async Task A_memo_is_sent_only_with_consent(string consented, string? memo)
    {
        var token = await TokenAsync(TestSandbox.Bank, "is_consent_trans_memo", consented, "bank.list", "bank.deposit");
        var reply = await TransactionsAsync(token);

        Assert.All(reply.List("trans_list"), row => Assert.Equal(memo, (string?)row!["trans_memo"]));
        Assert.All(reply.List("trans_list"), row => Assert.Equal("1000", (string?)row!["trans_amt"]));
    }

    [Theory]
    [InlineData("true", "㈜가게", "123-45-67890")]
    [InlineData("false", null, null)]
    public async Task A_merchant_is_named_only_with_consent(string consented, string? name, string? number)
    {
        var token = await TokenAsync(TestSandbox.Card, "is_consent_merchant_name_regno", consented, "card.list", "card.card");
        var reply = await Operator.GetAsync(
            TestSandbox.Card,
            "v2/card/cards/card-1/approval-domestic",
            token,
            ("from_date", "20260101"), ("to_date", "20260112"), ("limit", "10"));

        Assert.Equal(name, (string?)reply.List("approved_list")[0]!["merchant_name"]);
        Assert.Equal(number, (string?)reply.List("approved_list")[0]!["merchant_regno"]);
    }

    [Fact]
    public async Task The_consent_is_told_as_it_was_given()
    {
        var reply = await Operator.GetAsync(TestSandbox.Bank, "v2/bank/consents", await LinkedAsync());

        Assert.Equal("00000", reply.Code);
        Assert.Equal(("true", "1/w", "20270112", "99991231"), (reply["is_scheduled"], reply["fnd_cycle"], reply["end_date"], reply["period"]));
    }

    [Fact]
    public async Task A_card_is_asked_for_by_its_place_in_the_path()
    {
        var token = (await Operator.LinkAsync(TestSandbox.Card, SmallHouseholds.Haneul, "card.list", "card.card"))["access_token"]!;

        Assert.Equal("I01", (await Operator.GetAsync(TestSandbox.Card, "v2/card/cards/card-1", token, ("search_timestamp", "0")))["card_brand"]);
        Assert.Equal("40402", (await Operator.GetAsync(TestSandbox.Card, "v2/card/cards/card-2", token, ("search_timestamp", "0"))).Code);
    }

    private async Task<string> TokenAsync(string org, string flag, string value, params string[] targets)
    {
        var consent = Operator.Consent(org, targets);
        consent[flag] = value;
        return (await Operator.PostFormAsync(org, "oauth/2.0/token", await Operator.SignedFormAsync(org, SmallHouseholds.Haneul, consent)))["access_token"]!;
    }
}
