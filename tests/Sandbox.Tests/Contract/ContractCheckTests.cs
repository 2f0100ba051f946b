using System.Text.Json.Nodes;

namespace MyDataHub.Sandbox.Tests.Contract;

/// <summary>The contract check itself: each way in which an answer can be wrong is seen and named.</summary>
public sealed class ContractCheckTests
{
    [Fact]
    public void A_right_answer_has_no_problems() => Assert.Empty(Check(_ => { }));

    [Fact]
    public void A_missing_member_is_named() => Assert.Contains("는: account_list is missing", Check(answer => answer.Remove("account_list")));

    [Fact]
    public void An_unknown_member_is_named() => Assert.Contains("는: colour is unknown", Check(answer => answer["colour"] = "blue"));

    [Fact]
    public void A_number_instead_of_a_string_is_named() => Assert.Contains("는: rsp_code is no string", Check(answer => answer["rsp_code"] = 0));

    [Fact]
    public void A_wrong_count_is_named() => Assert.Contains("는: the count of account_list is wrong", Check(answer => answer["account_cnt"] = "2"));

    [Fact]
    public void A_text_that_is_too_long_is_named() =>
        Assert.Contains(
            $"는.account_list: account_num is not aN(20): '{new string('1', 21)}'",
            Check(answer => answer["account_list"]![0]!["account_num"] = new string('1', 21)));

    [Theory]
    [InlineData("F(18,3)", "-1234.5", true)]
    [InlineData("F(18,3)", "1,234", false)]
    [InlineData("F(5,3)", "4.1234", false)]
    [InlineData("N(3)", "1000", false)]
    [InlineData("DATE", "20260230", false)]
    [InlineData("DTIME/DATE", "20260228", true)]
    [InlineData("AH(6)", "가나다", false)]
    [InlineData("Boolean", "True", false)]
    public void A_type_takes_what_it_is_for(string type, string text, bool taken) =>
        Assert.Equal(taken, new Field("x", type, true).Takes(text));

    private static List<string> Check(Action<JsonObject> spoil)
    {
        var answer = new JsonObject
        {
            ["rsp_code"] = "00000",
            ["rsp_msg"] = "성공",
            ["reg_date"] = "20200101",
            ["account_cnt"] = "1",
            ["account_list"] = new JsonArray(new JsonObject
            {
                ["account_num"] = "11012345678901",
                ["is_consent"] = "true",
                ["prod_name"] = "통장",
                ["account_type"] = "1001",
                ["account_status"] = "01",
            }),
        };
        spoil(answer);
        return [.. ContractCheck.Problems(answer, FieldLists.Of("bank", "/accounts")!, "는")];
    }
}
