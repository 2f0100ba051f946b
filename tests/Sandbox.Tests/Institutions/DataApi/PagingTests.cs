using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Institutions.DataApi;

/// <summary>Pages and cursors (3.4).</summary>
public sealed class PagingTests : SandboxTest
{
    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition_until_no_cursor_is_left()
    {
        Sandbox.Households.Transactions = 1200;
        var rows = await AllAsync(await LinkedAsync(), "100");

        Assert.Equal(1200, rows.Count);
        Assert.Equal(rows.Distinct(), rows);
    }

    [Fact]
    public async Task New_rows_do_not_shift_the_pages_that_follow()
    {
        var token = await LinkedAsync();
        Sandbox.Households.Transactions = 4;
        var first = await TransactionsAsync(token, "2");
        Sandbox.Households.Transactions = 40;
        Sandbox.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await TransactionsAsync(token, "2", first["next_page"]);

        Assert.Equal("2", second["trans_cnt"]);
        Assert.Null(second["next_page"]);
    }

    [Fact]
    public async Task A_cursor_is_refused_for_another_question()
    {
        var token = await LinkedAsync();
        var first = await TransactionsAsync(token, "2");
        var other = await Operator.PostAsync(
            TestSandbox.Bank,
            "v2/bank/accounts/deposit/transactions",
            token,
            ("account_num", SmallHouseholds.Other), ("from_date", "20260101"), ("to_date", "20260112"), ("limit", "2"), ("next_page", first["next_page"]!));

        Assert.Equal("40001", other.Code);
    }

    [Fact]
    public async Task A_cursor_with_a_changed_character_is_refused()
    {
        var token = await LinkedAsync();
        var cursor = (await TransactionsAsync(token, "2"))["next_page"]!;
        var changed = (cursor[0] == 'A' ? "B" : "A") + cursor[1..];

        Assert.Equal("40001", (await TransactionsAsync(token, "2", changed)).Code);
    }

    private async Task<List<string>> AllAsync(string token, string limit)
    {
        var rows = new List<string>();
        string? cursor = null;
        do
        {
            var page = await TransactionsAsync(token, limit, cursor);
            rows.AddRange(page.List("trans_list").Select(row => (string)row!["trans_no"]!));
            cursor = page["next_page"];
        }
        while (cursor is not null);
        return rows;
    }

    /// <summary>With surprises, as a real institution may have them.</summary>
    public sealed class Surprises : SandboxTest
    {
        [Fact]
        public async Task Short_and_empty_pages_come_up_and_lose_nothing()
        {
            Sandbox.Households.Transactions = 3000;
            var token = await LinkedAsync();
            var counts = new List<int>();
            string? cursor = null;
            do
            {
                var page = await TransactionsAsync(token, "20", cursor);
                counts.Add(page.List("trans_list").Count);
                cursor = page["next_page"];
            }
            while (cursor is not null);

            Assert.Equal(3000, counts.Sum());
            Assert.Contains(0, counts);
            Assert.Contains(10, counts);
        }

        private protected override void Change(SandboxOptions options) => options.SurprisePages = true;
    }
}
