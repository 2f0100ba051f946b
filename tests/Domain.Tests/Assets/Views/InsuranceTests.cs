using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Views;

namespace MyDataHub.Domain.Tests.Assets.Views;

public class InsuranceTests
{
    private readonly Household _household = new(ViewTesting.Now);

    [Fact]
    public void Premiums_come_to_a_month_and_paid_up_ones_to_nothing()
    {
        Pay(Policy("P-1", "03"), 84_000, "1M");
        Pay(Policy("P-2", "05"), 150_000, "3M");
        Pay(Policy("P-3", "01"), 640_000, "1Y");
        Pay(Policy("P-4", "11"), 10_000_000, "99");
        Pay(Policy("P-5", "02"), 99_000, "1M", endsOn: new(2026, 10, 31));
        Pay(Policy("P-6", "02", status: "04"), 77_000, "1M");

        var insurance = _household.View().Insurance;

        Assert.Equal(187_333m, insurance.MonthlyPremium.Krw); // IN-1: 187,333.33
        Assert.Equal(5, insurance.Policies);
    }

    [Theory]
    [InlineData("02", "leaves-out")]
    [InlineData("05", null)]
    public void A_policy_in_force_without_a_known_premium_makes_the_sum_say_so(string status, string? reason)
    {
        Pay(Policy("P-1", "03"), 84_000, "1M");
        Policy("P-18", "18", status);

        var premium = _household.View().Insurance.MonthlyPremium;

        Assert.Equal((84_000m, reason), (premium.Krw, premium.Reason));
    }

    [Fact]
    public void A_car_policys_year_is_what_was_paid_in_twelve_months()
    {
        var policy = Policy("P-17", "17");
        _household.Row(policy, TransactionKind.Premium, Flow.Out, "2025-12-18", 640_000, "p1");

        Assert.Equal(640_000m / 12, _household.View().Insurance.Items.Single().MonthlyPremium);
    }

    [Fact]
    public void A_sum_insured_is_never_an_asset_and_the_surrender_value_is_missing()
    {
        _household.Says(Policy("P-1", "01"), new PolicyTerms(new(2020, 1, 1), new(2060, 1, 1), Money.Krw(100_000_000)));

        var view = _household.View();

        Assert.Null(view.NetWorth.Assets.Krw);
        Assert.Equal((100_000_000m, FigureState.Missing), (view.Insurance.Items.Single().SumInsured!.Krw, view.Insurance.Items.Single().SurrenderValue.State));
    }

    [Fact]
    public void A_policy_as_holder_and_as_insured_is_one()
    {
        Policy("P-1", "03");
        _household.Lists(Household.Dundun, AssetKind.InsuredPolicy, "P-1", "03", row => row with { StatusCode = "02" });
        _household.Lists(Household.Dundun, AssetKind.InsuredPolicy, "P-2", "03", row => row with { StatusCode = "02" });

        Assert.Equal(["holder", "insured"], _household.View().Insurance.Items.Select(item => item.Role).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Risks_add_up_over_policies_in_force_and_active_covers_only()
    {
        Cover(Policy("P-1", "03"), ("A4200", "1", 20_000_000), ("A4200", "4", 50_000_000), ("A4102", "0", 30_000_000));
        Cover(Policy("P-2", "05"), ("A4200", "01", 10_000_000));
        Cover(Policy("P-3", "05", status: "04"), ("A4200", "1", 99_000_000));

        var risks = _household.View().Insurance.Risks.ToDictionary(risk => risk.Risk);

        Assert.Equal((30_000_000m, 2), (risks["cancer"].Amount, risks["cancer"].Policies));
        Assert.Equal((30_000_000m, 0m, 0m), (risks["brain-haemorrhage"].Amount, risks["brain-stroke"].Amount, risks["brain-cerebrovascular"].Amount)); // IN-5
    }

    [Fact]
    public void Two_indemnity_policies_are_pointed_out()
    {
        Policy("P-1", "16");
        Assert.DoesNotContain(_household.View().Notices, notice => notice.Key == "indemnity-overlap");

        Policy("P-2", "16");
        Assert.Contains(_household.View().Notices, notice => notice.Key == "indemnity-overlap");
    }

    [Fact]
    public void A_policy_loan_belongs_to_its_policy()
    {
        var policy = Policy("P-1", "01");
        var loan = _household.Lists(Household.Dundun, AssetKind.Loan, "99900001", "3400");
        _household.Says(loan, new LoanTerms(null, null, "01") { PolicyNumber = "P-1" });
        _household.Says(loan, new LoanBalance(Money.Krw(2_000_000), 2_000_000, null));

        var view = _household.View();

        Assert.Equal((view.Insurance.Items.Single().Id, "policy"), (view.Loans.Single().AttachedTo, view.Loans.Single().Kind));
        Assert.NotEqual(policy.Number, view.Insurance.Items.Single().Id);
    }

    private AssetKey Policy(string number, string type, string status = "02") =>
        _household.Lists(Household.Dundun, AssetKind.Policy, number, type, row => row with { StatusCode = status });

    private void Pay(AssetKey policy, decimal amount, string cycle, DateOnly? endsOn = null) =>
        _household.Says(policy, new PremiumPlan("02", cycle, 240, endsOn ?? new(2040, 1, 1), Money.Krw(amount)));

    private void Cover(AssetKey policy, params (string Code, string Status, decimal Amount)[] rows) => _household.Says(
        policy, new Coverages([.. rows.Select((row, index) => new Coverage(row.Code, row.Status, $"s{index}", null, row.Amount))]));
}
