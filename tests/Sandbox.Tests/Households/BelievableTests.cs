using MyDataHub.Sandbox.Households;

namespace MyDataHub.Sandbox.Tests.Households;

public sealed class BelievableTests
{
    private static readonly HouseholdData Data = new(20260101, people: 14);

    public static TheoryData<int> People => [.. Enumerable.Range(0, 14)];

    [Theory]
    [MemberData(nameof(People))]
    public void No_everyday_account_piles_up_money_or_lives_on_help(int index)
    {
        var person = Data.People[index];
        foreach (var (org, number) in Everyday(person))
        {
            var rows = Data.Get(org, "/accounts/deposit/transactions", person, Ask.Now, ("account_num", number)).Rows;
            var months = rows.Select(row => row.Text("trans_dtime")[..6]).Distinct().Count();
            var balance = rows.Count == 0 ? 0 : rows[0].Won("balance_amt");
            var helped = rows.Count(row => row.Text("trans_memo") == "가족이체");

            Assert.InRange(balance, -30_000_000, 90_000_000);
            Assert.True(helped <= 2 + (months / 4), $"{person.LoginId} was helped {helped} times in {months} months");
        }
    }

    [Fact]
    public void The_freelancer_lives_on_the_minus_account_within_its_limit()
    {
        var person = Data.People.Single(person => person.LoginId == "junho");
        var number = Data.Assets("A1DAON0000", person.Ci, Ask.Now).Single(asset => asset.Scope == "bank.loan").Number;
        var loan = Data.Get("A1DAON0000", "/accounts/loan/detail", person, Ask.Now, ("account_num", number)).Head;
        var rows = Data.Get("A1DAON0000", "/accounts/deposit/transactions", person, Ask.Now, ("account_num", number)).Rows;

        Assert.Equal(Math.Max(0, -rows[0].Won("balance_amt")), loan.Won("balance_amt"));
        Assert.Contains(rows.Take(400), row => row.Won("balance_amt") < 0);
        Assert.All(rows, row => Assert.True(row.Won("balance_amt") >= -30_000_000));
    }

    [Fact]
    public void A_heavy_person_has_tens_of_thousands_of_transactions()
    {
        var person = Data.People.Single(person => person.LoginId == "seoyeon");
        var approvals = (from org in (IEnumerable<string>)["C1HNBT0000", "C1NURI0000"]
                         from card in Data.Get(org, "/cards", person, Ask.Now).Rows
                         select Data.Get(org, "/cards/{card_id}/approval-domestic", person, Ask.Now, ("card_id", card.Text("card_id"))).Rows.Count).Sum();

        Assert.InRange(approvals, 20_000, 90_000);
    }

    private static IEnumerable<(string Org, string Number)> Everyday(Person person) =>
        from org in (IEnumerable<string>)["A1GAON0000", "A1DAON0000"]
        from row in Data.Try(org, "/accounts", person, Ask.Now)?.Rows ?? []
        where row.Text("account_type") == "1001" && row.Text("is_foreign_deposit") == "false"
        select (org, row.Text("account_num"));
}
