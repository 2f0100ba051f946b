using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Views;

namespace MyDataHub.Domain.Tests.Assets.Views;

public class VehicleTests
{
    private const string Vin = "KMHXX00XXXX000001";

    private readonly Household _household = new(ViewTesting.Now);
    private readonly AssetKey _car;
    private readonly AssetKey _loan;

    public VehicleTests()
    {
        _car = _household.Lists(Household.Register, AssetKind.Vehicle, Vin);
        _loan = _household.Lists(Household.Baro, AssetKind.Loan, "88800001", "3500");
        _household.Says(_loan, new LoanBalance(Money.Krw(6_100_000), 12_000_000, new(2026, 12, 5)));
        _household.Says(_loan, new LoanTerms(new(2024, 3, 12), new(2027, 3, 12), "04") { Rate = 5.2m });
        Price(14_200_000, new(2026, 11, 1));
    }

    [Fact]
    public void A_mortgage_of_the_lender_links_the_loan_and_is_subtracted() // VE-13
    {
        Register(new("1", "(주)바로캐피탈", 14_400_000, new(2024, 3, 15)));

        var car = Car();

        Assert.Equal((0.95m, "mortgage", false, 42.96m), (car.Loan!.Confidence, car.Loan.Rule, car.Loan.IsSuggestion, car.Loan.LoanToValue));
        Assert.Equal((14_200_000m, 8_100_000m), (car.Value.Krw, car.Net.Krw));
    }

    [Fact]
    public void A_car_may_be_worth_less_than_its_loan()
    {
        Register(new("1", "바로캐피탈", 20_000_000, new(2024, 3, 15)));
        _household.Says(Household.Baro, _loan, new LoanBalance(Money.Krw(16_000_000), 16_000_000, null), null, ViewTesting.Now.AddSeconds(1));

        Assert.Equal(-1_800_000m, Car().Net.Krw);
    }

    [Theory]
    [InlineData("다른캐피탈", 14_400_000, "2024-03-15")]
    [InlineData("바로캐피탈", 5_000_000, "2024-03-15")]
    [InlineData("바로캐피탈", 14_400_000, "2024-05-15")]
    public void Another_lender_a_smaller_sum_or_another_month_only_suggests(string lender, int amount, string on)
    {
        Register(new("1", lender, amount, DateOnly.Parse(on, null)));

        var car = Car();

        Assert.Equal((0.75m, true, 14_200_000m), (car.Loan!.Confidence, car.Loan.IsSuggestion, car.Net.Krw));
    }

    [Fact]
    public void A_car_registered_in_other_weeks_than_the_loan_is_not_even_suggested()
    {
        Register(null, registered: new(2022, 3, 10));

        Assert.Null(Car().Loan);
    }

    [Fact]
    public void The_customers_word_links_and_unlinks()
    {
        Register(null, registered: new(2022, 3, 10));
        var library = _household.Book();
        var decision = new MatchDecision(new(_car, null), new(_loan, null), IsSame: true, ViewTesting.Now);

        library.Decide(decision);
        Assert.Equal(8_100_000m, library.View().Vehicle.Items.Single().Net.Krw);

        library.Decide(decision with { IsSame = false, At = ViewTesting.Now.AddMinutes(1) });
        Assert.Null(library.View().Vehicle.Items.Single().Loan);
    }

    [Theory]
    [InlineData("123 가 4567", "plate", 0.97)]
    [InlineData(Vin, "vin", 1.0)]
    public void A_policy_joins_by_plate_or_vin(string number, string rule, double confidence)
    {
        Register(null);
        Insure(number);

        var policy = Car().Policy!;

        Assert.Equal((rule, (decimal)confidence), (policy.Rule, policy.Confidence));
    }

    [Fact]
    public void A_policy_of_another_plate_stays_apart()
    {
        Register(null);
        Insure("99하9999");

        Assert.Null(Car().Policy);
    }

    [Fact]
    public void Due_dates_come_soonest_first_with_their_windows() // IN-7: 28 days to 20 December; VE-2: 189,810 and education tax
    {
        Register(new("1", "바로캐피탈", 14_400_000, new(2024, 3, 15)));
        Insure("123가4567");

        var dates = Car().DueDates;

        Assert.Equal(["loan-payment", "insurance-end", "tax", "inspection"], dates.Select(date => date.Kind));
        Assert.Equal(28, dates[1].On.DayNumber - ViewTesting.Inputs.Today.DayNumber);
        Assert.Equal((new DateOnly(2026, 12, 31), 189_810m + 56_940m), (dates[2].On, dates[2].Amount));
        Assert.Equal((new DateOnly(2028, 3, 9), new DateOnly(2028, 4, 9)), (dates[3].On, dates[3].WindowTo));
    }

    [Fact]
    public void The_registers_own_inspection_date_wins()
    {
        Register(null, inspection: new(2027, 1, 31));

        Assert.Equal(new DateOnly(2027, 1, 31), Car().DueDates.Single(date => date.Kind == "inspection").On);
    }

    [Fact]
    public void Without_a_price_the_value_is_missing_and_left_out()
    {
        var household = new Household(ViewTesting.Now);
        var car = household.Lists(Household.Register, AssetKind.Vehicle, Vin);
        household.Says(car, new VehicleRegistration(Vin, null, "아반떼"));

        var view = household.View();

        Assert.Null(view.Vehicle.Items.Single().Value.Krw);
        Assert.Equal("no-price", view.NetWorth.LeftOut.Single().Reason);
    }

    [Theory]
    [InlineData(35, FigureState.Live, "retail")]
    [InlineData(36, FigureState.CarriedForward, "retail")]
    [InlineData(366, FigureState.Estimated, "curve")]
    public void A_price_ages(int days, FigureState state, string basis)
    {
        Register(null);
        Price(14_200_000, ViewTesting.Inputs.Today.AddDays(-days));

        Assert.Equal((state, basis), (Car().Value.State, Car().ValueBasis));
    }

    [Fact]
    public void An_operating_lease_is_a_car_without_value_and_a_commitment_beside_the_headline()
    {
        var household = new Household(ViewTesting.Now);
        household.Deposit(Household.Gaon, "11012340001", 1_000_000);
        var lease = household.Lists(Household.Baro, AssetKind.Lease, "88800002", "3710");
        household.Says(lease, new LeaseTerms(new(2025, 1, 25), new(2027, 1, 25), "25", null, new(2026, 11, 25)));
        household.Row(lease, TransactionKind.Lease, Flow.Out, "2026-10-25", 450_000, "l1");

        var view = household.View();

        Assert.Equal((1_000_000m, 0m), (view.NetWorth.Assets.Krw, view.NetWorth.Liabilities.Krw));
        Assert.Equal(450_000m * 3, view.NetWorth.Memo.Single(line => line.Key == "lease-commitments").Total.Krw);
        Assert.Equal(450_000m, view.Vehicle.Items.Single().Lease!.MonthlyPayment);
        Assert.Equal((new DateOnly(2026, 11, 25), 450_000m), (view.Upcoming.Single().On, view.Upcoming.Single().Amount.Krw));
    }

    [Theory]
    [InlineData(25, 3)]
    [InlineData(24, 2)]
    public void A_lease_that_ends_before_its_pay_day_has_no_payment_that_month(int endDay, int payments)
    {
        var household = new Household(ViewTesting.Now);
        var lease = household.Lists(Household.Baro, AssetKind.Lease, "88800002", "3710");
        household.Says(lease, new LeaseTerms(new(2025, 1, 25), new(2027, 1, endDay), "25", null, new(2026, 11, 25)));
        household.Row(lease, TransactionKind.Lease, Flow.Out, "2026-10-25", 450_000, "l1");

        Assert.Equal(450_000m * payments, household.View().NetWorth.Memo.Single().Total.Krw);
    }

    private VehicleItem Car() => _household.View().Vehicle.Items.Single();

    private void Register(Mortgage? mortgage, DateOnly? registered = null, DateOnly? inspection = null) => _household.Says(
        _car,
        new VehicleRegistration(Vin, "123가4567", "쏘나타")
        {
            TypeText = "승용 중형",
            UseText = "자가용",
            DisplacementCc = 1_998,
            Fuel = "휘발유",
            FirstRegisteredOn = registered ?? new(2024, 3, 10),
            InspectionValidTo = inspection,
            PartB = mortgage is null ? [] : [mortgage],
        });

    private void Price(decimal retail, DateOnly on) =>
        _household.Says(Household.Register, _car, new VehiclePrice(on, Currency.Krw, null, retail), null, ViewTesting.Now.AddSeconds(on.DayNumber % 2));

    private void Insure(string number)
    {
        var policy = _household.Lists(Household.Dundun, AssetKind.Policy, "P-17", "17", row => row with { StatusCode = "02" });
        _household.Says(policy, new CarCovers([new(number, "11", "쏘나타", new(2025, 12, 20), new(2026, 12, 20)) { HasOwnDamage = true }]));
    }
}
