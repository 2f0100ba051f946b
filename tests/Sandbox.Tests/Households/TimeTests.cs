using MyDataHub.Sandbox.Households;

namespace MyDataHub.Sandbox.Tests.Households;

public sealed class TimeTests
{
    [Fact]
    public void The_same_seed_and_moment_give_the_same_answer_however_the_clock_got_there()
    {
        var straight = new HouseholdData(5);
        var stepwise = new HouseholdData(5);
        foreach (var person in straight.People)
        {
            foreach (var month in Enumerable.Range(0, 12))
            {
                _ = stepwise.Assets("A1GAON0000", person.Ci, Ask.Now.AddMonths((month * 3) - 36));
            }

            _ = stepwise.Assets("A1GAON0000", person.Ci, Ask.Now.AddMonths(6));
            Assert.Equal(Everything.Of(straight, person, Ask.Now), Everything.Of(stepwise, person, Ask.Now));
        }
    }

    [Fact]
    public void Another_seed_gives_other_money()
    {
        var (one, other) = (new HouseholdData(1), new HouseholdData(2));

        Assert.NotEqual(
            Everything.Of(one, one.People[0], Ask.Now),
            Everything.Of(other, other.People[0], Ask.Now));
    }

    [Fact]
    public void History_stays_as_it_was_when_the_clock_advances()
    {
        var data = new HouseholdData(9);
        foreach (var person in data.People)
        {
            var before = Everything.History(data, person, Ask.Now, "20260401", "20260831");
            var after = Everything.History(data, person, Ask.Now.AddDays(40), "20260401", "20260831");

            Assert.NotEmpty(before);
            Assert.Equal(before, after);
        }
    }
}
