using MyDataHub.Sandbox.Households;

namespace MyDataHub.Sandbox.Tests.Households;

public sealed class FarClockTests
{
    [Fact]
    public void Nothing_is_known_before_a_story_begins()
    {
        var data = new HouseholdData(1);

        Assert.All(data.People, person => Assert.All(
            Everything.Orgs, org => Assert.Empty(data.Assets(org, person.Ci, Ask.At("1990-01-01T00:00:00")))));
        Assert.All(data.People, person => Assert.Null(data.Try("A1GAON0000", "/accounts", person, Ask.At("1990-01-01T00:00:00"))));
    }

    [Fact]
    public void Life_goes_on_for_a_decade_and_the_books_still_balance()
    {
        var data = new HouseholdData(1);
        var later = Ask.Now.AddYears(10);
        foreach (var person in data.People)
        {
            foreach (var answer in Everything.Answers(data, person, later, ("from_date", "20361001"), ("to_date", "20361122")))
            {
                if (answer.Resource == "/accounts/deposit/transactions" && answer.Rows is { Rows.Count: > 1 } rows)
                {
                    var won = rows.Rows.Where(row => row.Text("currency_code") == "KRW").ToList();
                    foreach (var (after, before) in won.Zip(won.Skip(1)))
                    {
                        Assert.Equal(after.Won("trans_amt"), Math.Abs(after.Won("balance_amt") - before.Won("balance_amt")));
                    }
                }
            }
        }
    }

    [Fact]
    public void A_term_deposit_matures_closes_and_is_followed_by_the_next()
    {
        var data = new HouseholdData(1);
        var person = data.People.Single(person => person.LoginId == "sehoon");
        var before = data.Assets("A1DAON0000", person.Ci, Ask.Now).Where(asset => asset.Scope == "bank.deposit").ToList();
        var after = data.Assets("A1DAON0000", person.Ci, Ask.Now.AddMonths(4)).Where(asset => asset.Scope == "bank.deposit").ToList();
        var open = before.Where(asset => !asset.IsClosed && asset.Name == "다온 어르신예금").ToList();

        Assert.All(open, asset => Assert.True(after.Single(later => later.Number == asset.Number).IsClosed));
        Assert.True(after.Count > before.Count);
        Assert.DoesNotContain(
            data.Get("A1DAON0000", "/accounts", person, Ask.Now.AddMonths(4)).Rows,
            row => open.Any(asset => asset.Number == row.Text("account_num")));
    }

    [Fact]
    public void An_unchanged_answer_keeps_its_time_of_change_and_a_changed_one_moves_it()
    {
        var data = new HouseholdData(1);
        foreach (var person in data.People)
        {
            var before = Everything.Answers(data, person, Ask.Now).Where(answer => answer.Rows is not null)
                .ToDictionary(answer => answer.Line, answer => answer.Rows!);
            foreach (var later in Everything.Answers(data, person, Ask.Now.AddDays(2)).Where(answer => before.ContainsKey(answer.Line)))
            {
                var earlier = before[later.Line];
                Assert.True(earlier.ChangedAt <= Ask.Now, later.Line);
                if (later.Rows!.ChangedAt == earlier.ChangedAt)
                {
                    Assert.Equal(Rows(earlier), Rows(later.Rows));
                }
            }
        }
    }

    private static string Rows(HeldRows answer) => string.Concat(answer.Rows.Select(row => row.ToJsonString()));
}
