using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Randomness;

namespace MyDataHub.Sandbox.Households.Shopping;

/// <summary>Carries out a habit.</summary>
internal sealed class Shopper(Habit habit) : IRoutine
{
    private static readonly int[] Months = [2, 3, 3, 6, 10, 12];

    public void Live(Day day)
    {
        if (day.Date < habit.Since)
        {
            return;
        }

        var dice = day.Dice(habit.Name);
        var weekend = day.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var expected = habit.PerDay * (weekend ? habit.Weekend : 1);
        for (; expected > 0; expected--)
        {
            if (dice.Chance(expected))
            {
                Buy(day, dice);
            }
        }
    }

    private void Buy(Day day, Dice dice)
    {
        var shop = dice.Pick(habit.Shops);
        var amount = Math.Floor(dice.Amount(shop.Min, shop.Max, shop.Step) * habit.Scale / 10) * 10;
        var at = day.At(dice.Between(7, 22), dice.Between(0, 59), dice.Between(0, 59));
        int? months = amount >= 50_000 && dice.Chance(habit.Instalments) ? dice.Pick(Months) : null;
        habit.Means.Pay(day, at, shop, amount, months);
    }
}
