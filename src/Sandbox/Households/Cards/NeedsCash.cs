using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>Somebody who takes a cash advance now and then.</summary>
internal sealed class NeedsCash(CardMember member, double perDay) : IRoutine
{
    public void Live(Day day)
    {
        var dice = day.Dice("advance" + member.OrgCode);
        if (dice.Chance(perDay))
        {
            var at = day.At(dice.Between(10, 20), dice.Between(0, 59));
            member.TakeAdvance(at, member.Cards[0], dice.Amount(300_000, 1_000_000, 100_000), "CA" + dice.Digits(8));
        }
    }
}
