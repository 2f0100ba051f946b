using MyDataHub.Sandbox.Households.Earning;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Shopping;

namespace MyDataHub.Sandbox.Households.Cast;

/// <summary>윤가람: nineteen, one account, one check card.</summary>
internal sealed class Student : ICharacter
{
    public DateOnly Begins => new(2026, 3, 3);

    public Person Describe(string ci) => new(
        ci,
        "garam",
        "윤가람",
        new DateOnly(2007, 5, 19),
        "010-6128-0042",
        "열아홉 살 대학 새내기. 입출금통장 하나와 체크카드 하나뿐입니다.");

    public void Settle(Household home)
    {
        var daon = home.JoinBank(Orgs.Daon, Begins);
        var main = home.OpenDemand(daon, "다온 첫통장", 150_000);
        home.Add(new Allowance(main, "윤상철", 400_000, 1));
        var nuri = home.JoinCards(Orgs.Nuri, Begins, 14, main);
        var check = home.Issue(nuri, "누리 캠퍼스 체크", Begins, "02", "D08", account: main);
        home.Shop("convenience", check, Merchants.Convenience, 0.6);
        home.Shop("cafe", check, Merchants.Cafes, 0.3);
    }
}
