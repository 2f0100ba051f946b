using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Domain.Tests.Assets.Views;
using MyDataHub.Domain.Tests.Goldens;

namespace MyDataHub.Domain.Tests.Assets.Open;

public class OpenFoldTests
{
    [Theory]
    [MemberData(nameof(GoldenTests.Names), MemberType = typeof(GoldenTests))]
    public void Everything_shared_adds_up_to_the_customers_own_view(string name)
    {
        var golden = GoldenHouseholds.All[name]();
        var library = golden.Household.Book(golden.Owner);
        var (own, open) = (library.View(golden.Inputs), library.Open(OpenTesting.All, golden.Inputs));

        Assert.Equal((own.NetWorth.Net, own.NetWorth.Assets, own.NetWorth.Liabilities), (open.Totals!.Net, open.Totals.Assets, open.Totals.Liabilities));
        Assert.Equal(own.NetWorth.Lines.Select(line => line.Total), open.Totals.Lines.Select(line => line.Total));
        Assert.Equal(own.Bank.Items.Length + own.Investment.Items.Length + own.Loans.Length, open.Accounts!.Count);
        Assert.Equal(own.CashFlow.TakeLast(13).Select(flow => OpenTesting.Text(flow)), open.CashFlow!.Select(flow => OpenTesting.Text(flow)));
        Assert.Equal(own.Insurance.Items.Length, open.Policies!.Count);
        Assert.Equal(own.Vehicle.Items.Select(item => item.Net), open.Vehicles!.Select(item => item.Net));
    }

    [Fact]
    public void Totals_are_summed_over_what_is_shared()
    {
        var household = new Household(ViewTesting.Now);
        var shared = household.Deposit(Household.Gaon, "11012340001", 1_000_000);
        household.Deposit(Household.Gaon, "11012340002", 7_000_000);

        var open = household.Open(OpenTesting.All.Choosing(shared));

        Assert.Equal(1_000_000, open.Totals!.Net.Krw);
        Assert.Equal(OpenTesting.Id(shared), Assert.Single(open.Accounts!).Id);
    }

    [Fact]
    public void Totals_alone_tell_no_item()
    {
        var golden = DrivingHouseholds.Driver();
        var open = golden.Household.Open(OpenTesting.All.With(ConsentDetails.Totals));

        Assert.Equal(21_300_000 - 8_236_873, open.Totals!.Net.Krw);
        Assert.Equal(["today", "totals", "institutions"], OpenTesting.Node(open).AsObject().Select(member => member.Key));
    }

    [Fact]
    public void Balances_alone_tell_no_sum_no_row_no_position_and_no_policy()
    {
        var golden = SalariedHousehold.Golden();
        var open = golden.Household.Open(OpenTesting.All.With(ConsentDetails.Balances));

        Assert.Equal((null, null, null, null), (open.Totals, open.Holdings, open.Policies, open.CashFlow));
        Assert.Null(open.Spending);
        Assert.Null(open.Bills!.Bills);
        Assert.Null(open.Cards![0].SpentThisMonth);
        Assert.Equal(4, open.Accounts!.Count);
    }

    [Fact]
    public void A_cars_loan_is_not_told_when_loans_are_not_shared()
    {
        var open = DrivingHouseholds.Driver().Household.Open(OpenTesting.Only(ConsentDomains.Vehicle | ConsentDomains.Bank));
        var car = Assert.Single(open.Vehicles!);

        Assert.Equal((null, null, null), (car.Loan, car.Policy, car.Net));
        Assert.DoesNotContain(car.DueDates, date => date.Kind is "loan-payment" or "insurance-end");
        Assert.Equal([Household.Gaon.OrgCode, Household.Register.OrgCode], open.Institutions.Select(source => source.Institution).Order());
    }

    [Fact]
    public void A_cars_loan_and_policy_are_told_when_they_are_shared()
    {
        var car = Assert.Single(DrivingHouseholds.Driver().Household.Open(OpenTesting.Only(ConsentDomains.Vehicle | ConsentDomains.Loan | ConsentDomains.Insurance)).Vehicles!);

        Assert.Equal(8_236_873, car.Loan!.Balance.Krw);
        Assert.Equal(19_800_000 - 8_236_873, car.Net!.Krw);
        Assert.NotNull(car.Policy);
    }

    [Fact]
    public void A_policy_is_not_linked_to_a_car_without_policy_terms()
    {
        var scope = OpenTesting.All.With(ConsentDetails.Balances | ConsentDetails.Totals);
        var car = Assert.Single(DrivingHouseholds.Driver().Household.Open(scope).Vehicles!);

        Assert.Null(car.Policy);
        Assert.DoesNotContain(car.DueDates, date => date.Kind == "insurance-end");
    }

    [Fact]
    public void A_drawn_minus_account_is_an_account_below_zero_without_loans_and_a_debt_with_them()
    {
        var household = new Household(ViewTesting.Now);
        var key = household.Lists(Household.Gaon, AssetKind.Deposit, "11012340001", "1001", row => row with { IsMinus = true });
        household.Says(key, new DepositBalances([new(Money.Krw(-300_000), 0, 0, null)]));
        household.Says(key, new LoanTerms(new(2025, 1, 1), new(2027, 1, 1), "01") { Rate = 7.7m });

        var without = household.Open(OpenTesting.Only(ConsentDomains.Bank));
        var with = household.Open(OpenTesting.Only(ConsentDomains.Bank | ConsentDomains.Loan));

        Assert.Equal((-300_000, 0), (without.Totals!.Net.Krw, without.Totals.Liabilities.Krw));
        Assert.DoesNotContain("7.7", OpenTesting.Text(without), StringComparison.Ordinal);
        Assert.Equal((-300_000, 300_000), (with.Totals!.Net.Krw, with.Totals.Liabilities.Krw));
        Assert.Equal($"{OpenTesting.Id(key)}-overdraft", with.Accounts![1].Id);
    }

    [Fact]
    public void What_is_borrowed_at_a_broker_needs_loans()
    {
        var household = new Household(ViewTesting.Now);
        var broker = household.Lists(Household.Mire, AssetKind.Securities, "55500001", "101");
        household.Says(broker, new SecuritiesCash(new(2026, 11, 21), [new(Currency.Krw, 1_200_000, 456_789, 0, 1_200_000)]));

        Assert.DoesNotContain("456789", OpenTesting.Text(household.Open(OpenTesting.Only(ConsentDomains.Investment))), StringComparison.Ordinal);
        Assert.Equal(456_789, household.Open(OpenTesting.Only(ConsentDomains.Investment | ConsentDomains.Loan)).Totals!.Loan!.Krw);
    }

    [Fact]
    public void A_companys_bills_need_all_its_cards()
    {
        var golden = SalariedHousehold.Golden();
        var card = new AssetKey(Household.Hanbit, AssetKind.Card, "card-1");
        golden.Household.Lists(Household.Hanbit, AssetKind.Card, "card-2", "01");

        Assert.Empty(golden.Household.Open(OpenTesting.All.Choosing(card)).Bills!.Dues);
        Assert.Single(golden.Household.Open(OpenTesting.All).Bills!.Dues);
    }

    [Fact]
    public void An_asset_that_the_institutions_consent_leaves_out_is_absent()
    {
        var household = new Household(ViewTesting.Now);
        household.Deposit(Household.Gaon, "11012340001", 1_000_000);
        var hidden = household.Lists(Household.Gaon, AssetKind.Deposit, "11012340002", "1001", row => row with { IsConsented = false });
        household.Says(hidden, new DepositBalances([new(Money.Krw(5_000_000), 0, 0, null)]));
        var withheld = household.Deposit(Household.Gaon, "11012340003", 9_000_000);

        var open = household.Open(OpenTesting.All with { Withheld = [withheld] });

        Assert.Equal((1, 1_000_000), (open.Accounts!.Count, open.Totals!.Net.Krw));
    }

    [Fact]
    public void A_fact_that_the_institutions_consent_leaves_out_is_absent()
    {
        var household = new Household(ViewTesting.Now);
        var account = household.Deposit(Household.Gaon, "11012340001", 1_234_567);

        var open = household.Open(OpenTesting.All with { WithheldFacts = [new(Household.Connection(Household.Gaon), "deposit-balances", account)] });

        Assert.DoesNotContain("1234567", OpenTesting.Text(open), StringComparison.Ordinal);
        Assert.Single(open.Accounts!);
    }

    [Fact]
    public void Months_are_told_whole_or_not_at_all()
    {
        var golden = SalariedHousehold.Golden();
        var library = golden.Household.Book(golden.Owner);

        Assert.Contains(library.Open(OpenTesting.All with { HistoryFrom = new(2026, 11, 1) }).CashFlow!, flow => flow.Month == "202611");
        Assert.Empty(library.Open(OpenTesting.All with { HistoryFrom = new(2026, 11, 2) }).CashFlow!);
        Assert.Null(library.Open(OpenTesting.All with { HistoryFrom = new(2026, 10, 2) }).Spending);
    }

    [Fact]
    public void Telecom_can_be_shared_with_nobody()
    {
        var household = new Household(ViewTesting.Now);
        var phone = household.Lists(Household.Moa, AssetKind.Telecom, "010-1234");
        household.Says(Household.Moa, null, new TelecomBill("202611", 55_550, new(2026, 12, 1)), "202611", ViewTesting.Now);
        household.Row(phone, TransactionKind.CarrierBilled, Flow.Out, "2026-11-05", 12_345, "c1");

        var text = OpenTesting.AllText(household.Book(), OpenTesting.All);

        Assert.DoesNotContain("55550", text, StringComparison.Ordinal);
        Assert.DoesNotContain("12345", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Payees_and_paying_accounts_are_not_told()
    {
        var golden = SalariedHousehold.Golden();
        var open = golden.Household.Open(OpenTesting.All);

        Assert.DoesNotContain(open.Upcoming!, payment => payment.Kind == "standing-order");
        Assert.DoesNotContain("fromAccount", OpenTesting.Text(open), StringComparison.Ordinal);
    }
}
