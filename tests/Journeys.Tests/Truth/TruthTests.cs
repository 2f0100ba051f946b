using System.Text.Json.Nodes;
using MyDataHub.Journeys.Tests.Running;
using MyDataHub.Sandbox;
using MyDataHub.Sandbox.Households;

namespace MyDataHub.Journeys.Tests.Truth;

/// <summary>
/// The number is true: everything the eight demo people have is linked through the real stack, and every line of their view is
/// compared with sums made here from what the institutions hold.
/// </summary>
public sealed class TruthTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const int Tries = 3;
    private const decimal InterestOnForeignMoney = 200_000;

    /// <summary>A shopkeeper's and a freelancer's takings have no payer that a test could know by name.</summary>
    private static readonly string[] Irregular = ["seoyeon", "junho"];
    private static readonly HouseholdData World = new(new SandboxOptions().Seed);
    private static readonly string[] Assets = ["deposits", "funds", "pensions", "securities", "trusts", "vehicles", "wallets"];
    private static readonly string[] Liabilities = ["card-loans", "card-payable", "loans", "margin", "overdrafts"];

    [Theory]
    [InlineData("haneul")]
    [InlineData("seoyeon")]
    [InlineData("junho")]
    [InlineData("minjae")]
    [InlineData("yujin")]
    [InlineData("sehoon")]
    [InlineData("garam")]
    [InlineData("jiwoo")]
    public async Task Every_number_of_the_view_is_what_the_institutions_hold(string login)
    {
        var person = hub.People.Single(person => person.LoginId == login);
        using var customer = await hub.SignInAsync(person);
        await customer.LinkAsync(hub, person, await customer.AllInstitutionsAsync());

        var (view, home) = await AtOneMomentAsync(customer, person);

        Assert.Empty(Differences(home.Lines, Shown(view)));
        Assert.Equal(home.WithoutRate, LeftOut(view));
        await FlowsAreTrueAsync(customer, view, person);
    }

    // Before the first payday of a month nothing has come in, and that is no mistake: the month before has the whole pay.
    private static async Task FlowsAreTrueAsync(HubClient customer, JsonNode view, DemoCustomer person)
    {
        var books = new Books(World, person.Ci, DateTimeOffset.UtcNow);
        foreach (var day in new[] { books.Today.AddMonths(-1), books.Today })
        {
            var month = $"{day:yyyyMM}";
            var shown = view["cashFlow"]!.AsArray().SingleOrDefault(flow => (string?)flow!["month"] == month);
            if (!Irregular.Contains(person.LoginId))
            {
                var income = (decimal?)shown?["in"] ?? 0;
                Assert.InRange(income - FlowTruth.Income(books, month), 0, InterestOnForeignMoney);
            }

            Assert.Empty(FlowTruth.OwnMovements(books, month).Intersect(await SpendingAsync(customer, day)));
        }
    }

    /// <summary>Debits of a month's bank rows that count as spending, as FlowTruth writes them.</summary>
    private static async Task<List<string>> SpendingAsync(HubClient customer, DateOnly month)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        var spending = new List<string>();
        string? next = null;
        do
        {
            var cursor = next is null ? "" : $"&cursor={Uri.EscapeDataString(next)}";
            var page = await customer.GetAsync($"/api/transactions?domain=bank&from={first:yyyy-MM-dd}&to={first.AddMonths(1).AddDays(-1):yyyy-MM-dd}&limit=200{cursor}");
            spending.AddRange(page["rows"]!.AsArray().Where(row => row!["notSpending"] is null && (decimal)row["net"]! < 0)
                .Select(row => $"{(DateTime)row!["at"]!:yyyyMMddHHmm} {(decimal)row["amount"]!:0.##} {(string?)row["memo"]}"));
            next = (string?)page["next"];
        }
        while (next is not null);
        return spending;
    }

    // Money moves by the minute: both sides are looked at until nothing moved between.
    private static async Task<(JsonNode View, Household Home)> AtOneMomentAsync(HubClient customer, DemoCustomer person)
    {
        for (var left = Tries; ; left--)
        {
            var before = Truth(person);
            await customer.CollectAsync();
            var view = await customer.GetAsync("/api/view");
            var after = Truth(person);
            if (left == 0 || !Differences(before.Lines, after.Lines).Any())
            {
                return (view, after);
            }
        }
    }

    private static Household Truth(DemoCustomer person)
    {
        var books = new Books(World, person.Ci, DateTimeOffset.UtcNow);
        var home = new Household();
        BankTruth.Tell(books, home);
        InvestmentTruth.Tell(books, home);
        CardTruth.Tell(books, home);
        PremiumTruth.Tell(books, home);
        home.Add("=assets", home.Sum(Assets));
        home.Add("=liabilities", home.Sum(Liabilities));
        home.Add("=net", home.Sum(Assets) - home.Sum(Liabilities));
        return home;
    }

    private static Dictionary<string, decimal> Shown(JsonNode view)
    {
        var worth = view["netWorth"]!;
        var shown = worth["lines"]!.AsArray().Concat(worth["memo"]!.AsArray()).ToDictionary(line => (string)line!["key"]!, line => Krw(line!["total"]));
        shown["=assets"] = Krw(worth["assets"]);
        shown["=liabilities"] = Krw(worth["liabilities"]);
        shown["=net"] = Krw(worth["net"]);
        shown["spent-this-month"] = Krw(view["card"]!["spentThisMonth"]);
        shown["spent-last-month"] = Krw(view["card"]!["spentLastMonth"]);
        shown["monthly-premium"] = Krw(view["insurance"]!["monthlyPremium"]);
        shown["premiums-not-sent"] = (string?)view["insurance"]!["monthlyPremium"]!["reason"] == "leaves-out" ? 1 : 0;
        return shown;
    }

    private static decimal Krw(JsonNode? figure) => (decimal?)figure?["krw"] ?? 0;

    private static SortedSet<string> LeftOut(JsonNode view) => new(
        view["netWorth"]!["leftOut"]!.AsArray().Where(item => (string?)item!["reason"] == "no-rate")
            .Select(item => $"{(string?)item!["currency"]} {(decimal)item["amount"]!:0.####}"),
        StringComparer.Ordinal);

    // Each with its line, so that a failure says all that is wrong at once.
    private static IEnumerable<string> Differences(IReadOnlyDictionary<string, decimal> isTrue, IReadOnlyDictionary<string, decimal> isShown) =>
        from line in isTrue.Keys.Union(isShown.Keys).Order(StringComparer.Ordinal)
        let held = isTrue.GetValueOrDefault(line)
        let shown = isShown.GetValueOrDefault(line)
        where held != shown
        select $"{line}: {held:0.##} is true, {shown:0.##} is shown";
}
