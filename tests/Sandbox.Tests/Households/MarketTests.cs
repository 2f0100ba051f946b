using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Households.Time;
using CultureInfo = System.Globalization.CultureInfo;

namespace MyDataHub.Sandbox.Tests.Households;

public sealed class MarketTests
{
    private static readonly HouseholdData Data = new(1);

    [Theory]
    [InlineData("2026-11-21")]
    [InlineData("2026-11-22")]
    [InlineData("2026-12-25")]
    [InlineData("2026-02-17")]
    [InlineData("2026-09-25")]
    [InlineData("2025-10-08")]
    [InlineData("2026-05-25")]
    public void There_are_no_rates_on_weekends_and_holidays(string day) => Assert.Empty(Data.ExchangeRates.Rates(Day(day)));

    [Fact]
    public void Rates_are_quoted_per_hundred_where_the_bank_does_so()
    {
        var rates = Data.ExchangeRates.Rates(Day("2026-11-20")).ToDictionary(rate => rate.Unit, rate => rate.BasicRate);

        Assert.InRange(rates["USD"], 1_200, 1_600);
        Assert.InRange(rates["JPY(100)"], 800, 1_100);
        Assert.InRange(rates["IDR(100)"], 7, 10);
        Assert.DoesNotContain("VND", rates.Keys);
    }

    [Fact]
    public void Rates_move_from_day_to_day_but_not_wildly()
    {
        var days = Enumerable.Range(0, 1_000).Select(Day("2024-01-01").AddDays).Where(KoreanCalendar.IsBusinessDay).ToList();
        var dollars = days.Select(day => Data.ExchangeRates.Rates(day).Single(rate => rate.Unit == "USD").BasicRate).ToList();
        var moves = dollars.Zip(dollars.Skip(1), (from, to) => Math.Abs((to / from) - 1)).ToList();

        Assert.True(moves.Max() < 0.03m);
        Assert.True(moves.Count(move => move > 0) > moves.Count * 9 / 10);
    }

    [Fact]
    public void Some_money_has_no_rate()
    {
        var person = Data.People.Single(person => person.LoginId == "jiwoo");
        var currencies = Data.Assets("A1GAON0000", person.Ci, Ask.Now).Where(asset => asset.Scope == "bank.deposit")
            .SelectMany(asset => Data.Get("A1GAON0000", "/accounts/deposit/detail", person, Ask.Now, ("account_num", asset.Number)).Rows)
            .Where(row => row.Won("balance_amt") > 0).Select(row => row.Text("currency_code")).ToHashSet();

        Assert.Superset(new HashSet<string> { "KRW", "USD", "JPY", "VND" }, currencies);
    }

    [Fact]
    public void A_car_loses_value_and_an_unknown_one_has_no_price()
    {
        var vins = Data.People.SelectMany(person => Data.Try("register", "/vehicles", person, Ask.Now)?.Rows ?? [])
            .ToDictionary(row => row.Text("vin"), row => row.Text("car_name"));
        foreach (var (vin, name) in vins)
        {
            var now = Price(vin, Ask.Now);
            if (name == "E클래스 카브리올레")
            {
                Assert.Null(now);
            }
            else
            {
                Assert.InRange(Price(vin, Ask.Now.AddYears(3))!.Value, 1, now!.Value - 1);
            }
        }

        Assert.Null(Price("KMH00000000000000", Ask.Now));
    }

    [Theory]
    [InlineData("2026-12-25", "2026-12-28", "2026-12-24")]
    [InlineData("2027-01-10", "2027-01-11", "2027-01-08")]
    public void Debits_wait_for_a_business_day_and_salaries_come_before_it(string day, string debit, string salary)
    {
        Assert.Equal(Day(debit), Day(day).OrNextBusinessDay());
        Assert.Equal(Day(salary), Day(day).OrPreviousBusinessDay());
    }

    private static decimal? Price(string vin, DateTimeOffset now) =>
        Data.Read("prices", "/prices", "", new Dictionary<string, string> { ["vin"] = vin }, now)?.Head["retail_amt"]!.GetValue<decimal>();

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
