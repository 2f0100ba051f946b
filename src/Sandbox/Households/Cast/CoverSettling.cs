using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Borrowing;
using MyDataHub.Sandbox.Households.Driving;
using MyDataHub.Sandbox.Households.Insuring;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Phones;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Cast;

/// <summary>The words of a story about insurance, cars and telephones.</summary>
internal static class CoverSettling
{
    public static PolicyHolder JoinInsurer(this Household home, string orgCode, DateOnly since) =>
        home.Relations.Begin(orgCode, new PolicyHolder(since.At(9)));

    public static Policy Insure(this Household home, PolicyHolder holder, PolicyTerms terms)
    {
        var policy = home.Add(new Policy(home, terms));
        holder.Policies.Add(policy);
        return policy;
    }

    public static string PolicyNumber(this Household home, string orgCode, string name) =>
        AccountNumbers.Of(home, orgCode, name, 1, 13);

    public static Garage Garage(this Household home) =>
        home.Relations.TryFind<Garage>(Orgs.Register, out var garage)
            ? garage
            : home.Relations.Begin(Orgs.Register, new Garage(home.Begins.At(0)));

    public static Car Drive(
        this Household home,
        string model,
        DateOnly registered,
        string address,
        bool plated = true,
        Loan? mortgage = null,
        params Seizure[] seizures)
    {
        var kind = Array.Find(CarModel.All, candidate => candidate.Name == model)!;
        var dice = home.Dice("car" + model);
        var car = new Car(
            kind,
            plated ? $"{dice.Between(100, 699)}{dice.Pick(["가", "나", "다", "라", "마", "거", "너", "더", "러", "버", "서", "어", "저"])}{dice.Between(1000, 9999)}" : null,
            Vin.Of(kind, registered, dice),
            registered)
        {
            Owner = home.Person.Name,
            Address = address + " ***",
            Mortgage = mortgage is null ? null : (mortgage, "바로캐피탈㈜"),
            Seizures = seizures,
        };
        home.Garage().Cars.Add(car);
        return car;
    }

    public static CarCover Cover(Car car, bool byVin = false, bool ownDamage = true) => new(
        car, byVin, "만 30세 이상", "부부한정", ownDamage, "01", 200_000);

    public static Subscriber JoinTelecom(this Household home, DateOnly since) =>
        home.Relations.Begin(Orgs.Hanaro, new Subscriber(since.At(9)));

    public static PhoneLine Subscribe(
        this Household home,
        Subscriber subscriber,
        string kind,
        DateOnly joined,
        decimal monthly,
        DepositAccount pays)
    {
        var phone = home.Person.Phone;
        var line = home.Add(new PhoneLine(
            home,
            "HN" + home.Dice("line" + kind).Digits(10),
            kind == "01" ? "5G 프리미어 요금제" : "기가인터넷",
            kind == "01" ? phone[..4] + "**" + phone[6..9] + "**" + phone[^2..] : "5**" + home.Dice("line").Digits(4) + "**",
            kind,
            joined,
            monthly,
            pays));
        subscriber.Lines.Add(line);
        return line;
    }

    public static Borrower JoinCapital(this Household home, DateOnly since) =>
        home.Relations.Begin(Orgs.Baro, new Borrower(since.At(9)));

    public static Loan BorrowForCar(
        this Household home,
        DateOnly issued,
        decimal amount,
        int months,
        decimal rate,
        DepositAccount pays,
        bool used = false)
    {
        var loan = home.Add(new Loan(home, new LoanTerms(
            Orgs.Baro,
            AccountNumbers.Of(home, Orgs.Baro, "auto", 1, 13),
            used ? "바로 중고차할부" : "바로 신차할부",
            used ? "3510" : "3500",
            amount,
            rate,
            "04",
            months,
            issued,
            10,
            pays)
        {
            Memo = "바로캐피탈",
        }));
        home.JoinCapital(issued).Loans.Add(loan);
        return loan;
    }
}
