using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Faults;

/// <summary>Faults that leave JSON as JSON and change what it says.</summary>
public sealed class ContentFaultTests : SandboxTest
{
    [Fact]
    public async Task Native_types_are_numbers_and_booleans_and_names_stay_strings()
    {
        var reply = await SpoiltAsync("native_types");
        var row = reply.List("account_list")[0]!;

        Assert.Equal(3, reply.Json!["account_cnt"]!.GetValue<decimal>());
        Assert.True(row["is_consent"]!.GetValue<bool>());
        Assert.Equal(SmallHouseholds.Account, row["account_num"]!.GetValue<string>());
    }

    [Fact]
    public async Task Wrong_types_are_lists_where_values_should_be()
    {
        var reply = await SpoiltAsync("wrong_types");

        Assert.Equal("00000", reply.Code);
        Assert.Equal("none", (string?)reply.Json!["account_list"]);
        Assert.IsType<JsonArray>(reply.Json["reg_date"]);
    }

    [Fact]
    public async Task Wrong_types_can_be_had_for_one_member_only()
    {
        var row = (await SpoiltAsync("wrong_types", "prod_name")).List("account_list")[0]!;

        Assert.IsType<JsonArray>(row["prod_name"]);
        Assert.Equal("1001", (string?)row["account_type"]);
    }

    [Fact]
    public async Task Null_members_are_there_without_a_value()
    {
        var row = (JsonObject)(await SpoiltAsync("null_members", "prod_name")).List("account_list")[0]!;

        Assert.True(row.ContainsKey("prod_name"));
        Assert.Null(row["prod_name"]);
        Assert.Equal("1001", (string?)row["account_type"]);
    }

    [Fact]
    public async Task Unknown_members_are_added_to_every_object()
    {
        var reply = await SpoiltAsync("unknown_members");

        Assert.NotNull(reply.Json!["x_unheard_of"]);
        Assert.All(reply.List("account_list"), row => Assert.NotNull(row!["x_unheard_of"]));
    }

    [Fact]
    public async Task An_oversized_body_is_valid_and_at_least_as_long_as_asked()
    {
        var reply = await SpoiltAsync("oversized_body", "200000");

        Assert.True(reply.Body.Length > 200_000);
        Assert.Equal("3", reply["account_cnt"]);
    }

    [Fact]
    public async Task A_repeated_cursor_leads_to_the_same_page()
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "repeated_cursor");
        var first = await TransactionsAsync(token, "2");
        var second = await TransactionsAsync(token, "2", first["next_page"]);

        Assert.Equal(first["next_page"], second["next_page"]);
        Assert.Equal(first.List("trans_list").ToJsonString(), second.List("trans_list").ToJsonString());
    }

    [Fact]
    public async Task A_cyclic_cursor_leads_from_the_last_page_to_the_first()
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "cyclic_cursor");
        var first = await TransactionsAsync(token, "2");
        var second = await TransactionsAsync(token, "2", first["next_page"]);
        var third = await TransactionsAsync(token, "2", second["next_page"]);

        Assert.Equal(first.List("trans_list").ToJsonString(), third.List("trans_list").ToJsonString());
        Assert.Equal(first["next_page"], third["next_page"]);
    }

    [Fact]
    public async Task Endless_pages_never_repeat_a_cursor()
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "endless_pages");
        var cursors = new List<string?>();
        string? cursor = null;
        for (var i = 0; i < 10; i++)
        {
            cursor = (await TransactionsAsync(token, "2", cursor))["next_page"];
            cursors.Add(cursor);
        }

        Assert.DoesNotContain(null, cursors);
        Assert.Equal(10, cursors.Distinct().Count());
    }

    [Fact]
    public async Task Changed_ids_are_understood_by_the_institution_that_changed_them()
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "id_changes");
        var changed = (string)(await AccountsAsync(token)).List("account_list")[0]!["account_num"]!;
        var reply = await Operator.PostAsync(
            TestSandbox.Bank,
            "v2/bank/accounts/deposit/transactions",
            token,
            ("account_num", changed), ("from_date", "20260101"), ("to_date", "20260112"), ("limit", "10"));

        Assert.NotEqual(SmallHouseholds.Account, changed);
        Assert.Equal("00000", reply.Code);
        Assert.Equal("00000T", (string?)reply.List("trans_list")[0]!["trans_no"]);
        Assert.Equal("40402", (await TransactionsAsync(token)).Code);
    }

    [Fact]
    public async Task Transactions_can_change_their_ids_while_accounts_keep_theirs()
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, "id_changes", parameter: "transactions");
        var reply = await TransactionsAsync(token);

        Assert.Equal(SmallHouseholds.Account, (string?)(await AccountsAsync(token)).List("account_list")[0]!["account_num"]);
        Assert.Equal("00000T", (string?)reply.List("trans_list")[0]!["trans_no"]);
    }

    private async Task<Reply> SpoiltAsync(string kind, string? parameter = null)
    {
        var token = await LinkedAsync();
        await Sandbox.FaultAsync(TestSandbox.Bank, kind, "/accounts", parameter);
        var reply = await AccountsAsync(token);
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        return reply;
    }

    /// <summary>A provider that always sends native types, as early ones did.</summary>
    public sealed class Always : SandboxTest
    {
        [Fact]
        public async Task Native_types_can_be_the_rule() =>
            Assert.Equal(3, (await AccountsAsync(await LinkedAsync())).Json!["account_cnt"]!.GetValue<decimal>());

        private protected override void Change(SandboxOptions options) => options.EmitNativeTypes = true;
    }
}
