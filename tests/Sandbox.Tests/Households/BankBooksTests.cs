using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households;

namespace MyDataHub.Sandbox.Tests.Households;

public sealed class BankBooksTests
{
    public static TheoryData<long, string> Moments => new()
    {
        { 1, "2026-11-22T20:15:00" },
        { 1, "2023-02-01T00:00:00" },
        { 77, "2026-12-31T23:59:59" },
        { 4096, "2025-05-05T12:00:00" },
    };

    [Theory]
    [MemberData(nameof(Moments))]
    public void Every_balance_is_the_one_before_plus_the_movement(long seed, string wall)
    {
        foreach (var (account, rows, _) in Deposits(seed, Ask.At(wall)))
        {
            foreach (var currency in rows.GroupBy(row => row.Text("currency_code")))
            {
                var balance = 0m;
                foreach (var row in currency.Reverse())
                {
                    balance += Signed(row);
                    Assert.True(balance == row.Won("balance_amt"), $"{account} at {row.Text("trans_dtime")}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void The_balance_of_an_account_is_the_one_after_its_last_movement(long seed, string wall)
    {
        foreach (var (_, rows, detail) in Deposits(seed, Ask.At(wall)))
        {
            foreach (var line in detail)
            {
                var last = rows.FirstOrDefault(row => row.Text("currency_code") == line.Text("currency_code"));
                Assert.Equal(last?.Won("balance_amt") ?? 0, line.Won("balance_amt"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Only_a_minus_account_is_ever_overdrawn(long seed, string wall)
    {
        foreach (var (account, rows, _) in Deposits(seed, Ask.At(wall)).Where(deposit => !deposit.Account.IsMinus))
        {
            Assert.All(rows, row => Assert.True(row.Won("balance_amt") >= 0, $"{account} at {row.Text("trans_dtime")}"));
        }
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Transactions_come_newest_first_and_never_from_the_future(long seed, string wall)
    {
        var now = Ask.At(wall).DateTime.ToString("yyyyMMddHHmmss", null);
        foreach (var (_, rows, _) in Deposits(seed, Ask.At(wall)))
        {
            var times = rows.Select(row => row.Text("trans_dtime")).ToList();
            Assert.Equal(times.OrderDescending(StringComparer.Ordinal), times);
            Assert.All(times, time => Assert.True(string.CompareOrdinal(time, now) <= 0));
        }
    }

    [Fact]
    public void A_transfer_between_own_accounts_shows_on_both_sides_at_the_same_second()
    {
        var data = new HouseholdData(1);
        foreach (var person in data.People)
        {
            var orders = Own(data, person).SelectMany(order => order).ToList();
            foreach (var (from, to, amount) in orders)
            {
                var paid = Movements(data, person, from, "02").Where(row => row.Won("trans_amt") == amount).ToList();
                var received = Movements(data, person, to, "03").Where(row => row.Won("trans_amt") == amount)
                    .Select(row => row.Text("trans_dtime")).ToHashSet();
                Assert.Contains(paid, row => received.Contains(row.Text("trans_dtime")));
            }
        }
    }

    private static IEnumerable<IEnumerable<(string From, string To, decimal Amount)>> Own(HouseholdData data, Person person) =>
        from held in Accounts(data, person, Ask.Now)
        let orders = data.Get(
            held.Org, "/accounts/deposit/scheduled", person, Ask.Now, ("account_num", held.Number)).Rows
        select orders
            .Where(order => order.Text("scheduled_org_code") is "GAON0000" or "DAON0000")
            .Select(order => (held.Number, order.Text("scheduled_account_num"), order.Won("scheduled_amt")));

    private static IEnumerable<JsonObject> Movements(HouseholdData data, Person person, string number, string type) =>
        Accounts(data, person, Ask.Now).Where(held => held.Number == number)
            .SelectMany(held => data.Get(
                held.Org, "/accounts/deposit/transactions", person, Ask.Now, ("account_num", number)).Rows)
            .Where(row => row.Text("trans_type") == type);

    private static decimal Signed(JsonObject row) =>
        row.Text("trans_type") is "01" or "03" or "04" or "06" or "98" ? row.Won("trans_amt") : -row.Won("trans_amt");

    private static IEnumerable<(Held Account, IReadOnlyList<JsonObject> Rows, IReadOnlyList<JsonObject> Detail)> Deposits(
        long seed,
        DateTimeOffset now)
    {
        var data = new HouseholdData(seed);
        foreach (var person in data.People)
        {
            foreach (var held in Accounts(data, person, now))
            {
                yield return (
                    held,
                    data.Get(held.Org, "/accounts/deposit/transactions", person, now, ("account_num", held.Number)).Rows,
                    data.Get(held.Org, "/accounts/deposit/detail", person, now, ("account_num", held.Number)).Rows);
            }
        }
    }

    private static IEnumerable<Held> Accounts(HouseholdData data, Person person, DateTimeOffset now) =>
        from org in (IEnumerable<string>)["A1GAON0000", "A1DAON0000"]
        let assets = data.Assets(org, person.Ci, now)
        from asset in assets
        where asset.Scope == "bank.deposit"
        select new Held(org, asset.Number, assets.Any(a => a.Scope == "bank.loan" && a.Number == asset.Number));

    private sealed record Held(string Org, string Number, bool IsMinus);
}
