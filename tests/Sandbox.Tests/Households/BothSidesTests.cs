using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households;

namespace MyDataHub.Sandbox.Tests.Households;

/// <summary>What two institutions say about the same money.</summary>
public sealed class BothSidesTests
{
    private static readonly HouseholdData Data = new(11);

    [Theory]
    [InlineData("haneul")]
    [InlineData("seoyeon")]
    public void A_wallet_charge_is_a_bank_debit_and_its_balance_never_runs_out(string login)
    {
        var person = Named(login);
        var debits = BankDebits(person);
        var fob = Data.Get("E1MOAP0000", "/prepaid", person, Ask.Now).Rows[0].Text("fob_id");
        var entries = Data.Get("E1MOAP0000", "/prepaid/transactions", person, Ask.Now, ("fob_id", fob)).Rows;
        var charges = entries.Where(row => row.Text("trans_type") == "5102").ToList();

        Assert.NotEmpty(charges);
        Assert.All(charges, row => Assert.Contains(row.Text("trans_dtime") + row.Text("trans_amt"), debits));
        Assert.All(entries, row => Assert.True(row.Won("balance_amt") >= 0));
    }

    [Theory]
    [InlineData("haneul")]
    [InlineData("seoyeon")]
    public void An_online_payment_by_card_shares_its_approval_number(string login)
    {
        var person = Named(login);
        var approvals = (from org in (IEnumerable<string>)["C1HNBT0000", "C1NURI0000"]
                         from card in Data.Get(org, "/cards", person, Ask.Now).Rows
                         from row in Data.Get(
                             org, "/cards/{card_id}/approval-domestic", person, Ask.Now, ("card_id", card.Text("card_id"))).Rows
                         select row.Text("approved_num") + row.Text("approved_amt")).ToHashSet();
        var sub = Data.Get("E1MOAP0000", "/paid", person, Ask.Now).Rows[0].Text("sub_key");
        var byCard = Data.Get("E1MOAP0000", "/paid/transactions", person, Ask.Now, ("sub_key", sub)).Rows
            .Where(row => row.Text("trans_type") == "6101").ToList();

        Assert.NotEmpty(byCard);
        Assert.All(byCard, row => Assert.Contains(row.Text("approved_num") + row.Text("trans_amt"), approvals));
    }

    [Fact]
    public void Loans_follow_their_schedule_and_their_instalments_leave_the_bank()
    {
        foreach (var (person, org, number) in Loans())
        {
            var rows = Data.Get(org, LoanPath(org) + "/transactions", person, Ask.Now, ("account_num", number)).Rows;
            var debits = BankDebits(person);
            var balance = 0m;
            foreach (var row in rows.Reverse())
            {
                balance += row.Text("trans_type") == "01" ? row.Won("principal_amt") : -row.Won("principal_amt");
                Assert.Equal(balance, row.Won("balance_amt"));
                Assert.Equal(row.Won("trans_amt"), row.Won("principal_amt") + row.Won("int_amt"));
                if (row.Text("trans_type") == "02" && string.CompareOrdinal(row.Text("trans_dtime"), "2023") > 0)
                {
                    Assert.Contains(row.Text("trans_dtime") + row.Text("trans_amt"), debits);
                }
            }

            var detail = Data.Get(org, LoanPath(org) + "/detail", person, Ask.Now, ("account_num", number)).Head;
            Assert.Equal(balance, detail.Won("balance_amt"));
        }
    }

    [Fact]
    public void An_equal_instalment_loan_stands_where_the_formula_says()
    {
        var person = Named("minjae");
        var number = Data.Get("F1BARO0000", "/loans", person, Ask.Now).Rows.Single().Text("account_num");
        var paid = Data.Get("F1BARO0000", "/loans/transactions", person, Ask.Now, ("account_num", number)).Rows.Count - 1;
        var i = 0.049 / 12;
        var expected = 32_000_000 * (Math.Pow(1 + i, 60) - Math.Pow(1 + i, paid)) / (Math.Pow(1 + i, 60) - 1);

        var balance = Data.Get("F1BARO0000", "/loans/detail", person, Ask.Now, ("account_num", number)).Head.Won("balance_amt");
        Assert.InRange((double)balance, expected - 100, expected + 100);
    }

    [Fact]
    public void The_children_of_an_isa_sum_to_the_parent()
    {
        foreach (var (person, org, number) in Held("bank.isa"))
        {
            var parent = Data.Get(org, "/accounts/isa/basic", person, Ask.Now, ("account_num", number)).Head.Won("eval_amt");
            var children = Data.Get(org, "/accounts/isa/detail", person, Ask.Now, ("account_num", number)).Rows;
            Assert.Equal(parent, children.Sum(row => row.Won("eval_amt")));
        }
    }

    [Fact]
    public void The_cash_of_a_cma_shows_again_as_its_swept_product()
    {
        var person = Named("haneul");
        var cma = Data.Get("S1MIRE0000", "/accounts", person, Ask.Now).Rows.Single(row => row.Text("is_cma") == "true").Text("account_num");
        var cash = Data.Get("S1MIRE0000", "/accounts/basic", person, Ask.Now, ("account_num", cma)).Rows.Single();
        var swept = Data.Get("S1MIRE0000", "/accounts/products", person, Ask.Now, ("account_num", cma)).Rows.Single();

        Assert.Equal("418", swept.Text("prod_type"));
        Assert.True(swept.Won("eval_amt") > 0);
        Assert.Equal(cash.Won("withholdings_amt"), swept.Won("eval_amt"));
    }

    [Fact]
    public void Holdings_are_what_was_bought_less_what_was_sold()
    {
        foreach (var (person, org, number) in Held("invest.account"))
        {
            var trades = Data.Get(org, "/accounts/transactions", person, Ask.Now, ("account_num", number)).Rows;
            var held = Data.Get(org, "/accounts/products", person, Ask.Now, ("account_num", number)).Rows;
            foreach (var product in held.Where(row => row["prod_code"] is not null))
            {
                var units = trades.Where(row => (string?)row["prod_code"] == product.Text("prod_code") && row["trans_num"] is not null)
                    .Sum(row => row.Text("trans_type") == "341" ? row.Won("trans_num") : -row.Won("trans_num"));
                Assert.Equal(product.Won("holding_num"), units);
            }

            Assert.All(trades, row => Assert.True(row.Won("balance_amt") >= 0, $"{number} {row.Text("trans_dtime")}"));
        }
    }

    [Fact]
    public void A_telephone_bill_leaves_the_bank_on_its_day()
    {
        var person = Named("haneul");
        var debits = BankRows(person).Where(row => row.Text("trans_memo") == "하나로텔레콤")
            .Select(row => row.Text("trans_dtime")[..8] + row.Text("trans_amt")).ToHashSet();
        foreach (var (_, org, number) in Held("telecom.mgmt").Where(held => held.Person == person))
        {
            var due = Data.Get(org, "/telecoms/bills", person, Ask.Now, ("mgmt_id", number)).Rows
                .Where(row => string.CompareOrdinal(row.Text("charge_date"), "20261122") < 0).ToList();
            Assert.NotEmpty(due);
            Assert.All(due, row => Assert.Contains(row.Text("charge_date") + row.Text("charge_amt"), debits));
        }
    }

    [Fact]
    public void The_mortgage_in_the_register_is_the_loan_of_the_capital_company()
    {
        var person = Named("minjae");
        var car = Data.Get("register", "/vehicles", person, Ask.Now).Rows.Single(row => row["car_reg_no"] is not null);
        var mortgage = Assert.Single(car["part_b"]!.AsArray())!.AsObject();
        var number = Data.Get("F1BARO0000", "/loans", person, Ask.Now).Rows.Single().Text("account_num");

        Assert.Equal("바로캐피탈㈜", mortgage.Text("mortgagee"));
        Assert.Equal(
            Data.Get("F1BARO0000", "/loans/basic", person, Ask.Now, ("account_num", number)).Head.Text("issue_date"),
            mortgage.Text("date"));
        Assert.Equal(
            Data.Get("F1BARO0000", "/loans/detail", person, Ask.Now, ("account_num", number)).Head.Won("loan_principal"),
            mortgage["amount"]!.GetValue<decimal>());
    }

    [Fact]
    public void One_car_is_insured_by_its_plate_and_one_by_its_vin()
    {
        var person = Named("minjae");
        var cars = Data.Get("register", "/vehicles", person, Ask.Now).Rows;
        var insured = Data.Get("I1DNDN0000", "/insurances", person, Ask.Now).Rows
            .Where(row => row.Text("insu_type") == "17" && row.Text("insu_status") == "02")
            .SelectMany(row => Data.Get("I1DNDN0000", "/insurances/car", person, Ask.Now, ("insu_num", row.Text("insu_num"))).Rows)
            .Select(row => row.Text("car_number")).ToHashSet();

        Assert.Equal(2, cars.Count);
        Assert.All(cars, car => Assert.Contains((string?)car["car_reg_no"] ?? car.Text("vin"), insured));
    }

    private static Person Named(string login) => Data.People.Single(person => person.LoginId == login);

    private static string LoanPath(string org) => org[0] == 'A' ? "/accounts/loan" : "/loans";

    private static IEnumerable<(Person Person, string Org, string Number)> Held(string scope) =>
        from person in Data.People
        from org in Everything.Orgs
        from asset in Data.Assets(org, person.Ci, Ask.Now)
        where asset.Scope == scope
        select (person, org, asset.Number);

    private static IEnumerable<(Person Person, string Org, string Number)> Loans() =>
        from held in Held("bank.loan").Concat(Held("capital.loan"))
        where Data.Try(held.Org, LoanPath(held.Org) + "/transactions", held.Person, Ask.Now, ("account_num", held.Number)) is not null
        select held;

    private static HashSet<string> BankDebits(Person person) =>
        BankRows(person).Where(row => row.Text("trans_type") == "02").Select(row => row.Text("trans_dtime") + row.Text("trans_amt")).ToHashSet();

    private static IEnumerable<JsonObject> BankRows(Person person) =>
        from org in (IEnumerable<string>)["A1GAON0000", "A1DAON0000"]
        from asset in Data.Assets(org, person.Ci, Ask.Now)
        where asset.Scope == "bank.deposit"
        from row in Data.Get(org, "/accounts/deposit/transactions", person, Ask.Now, ("account_num", asset.Number)).Rows
        select row;
}
