namespace MyDataHub.Journeys.Tests.Truth;

/// <summary>Securities, pensions of every keeper, cars, and the loans of capital companies and insurers.</summary>
internal static class InvestmentTruth
{
    private const string Broker = "S1MIRE0000";
    private const string Capital = "F1BARO0000";
    private static readonly string[] PensionKeepers = ["A1GAON0000", "A1DAON0000", Broker, "I1DNDN0000", "I1NLBM0000"];
    private static readonly string[] Lenders = [Capital, "I1DNDN0000", "I1NLBM0000"];

    internal static void Tell(Books books, Household home)
    {
        foreach (var account in books.Rows(Broker, "/accounts"))
        {
            Securities(books, home, account.Text("account_num"), account.Text("account_type") == "105" ? "pensions" : "securities", account.Text("is_cma") == "true");
        }

        foreach (var keeper in PensionKeepers)
        {
            home.Add("pensions", books.Rows(keeper, "/irps").Sum(irp => books.One(keeper, "/irps/basic", "account_num", irp.Text("account_num")).Amount("eval_amt")));
            home.Add("pensions", books.Rows(keeper, "/dc").Sum(dc => books.One(keeper, "/dc/basic", "dc_num", dc.Text("dc_num")).Amount("eval_amt")));
        }

        foreach (var lender in Lenders)
        {
            home.Add("loans", books.Rows(lender, "/loans").Where(loan => loan.Text("account_type") != "3710")
                .Sum(loan => books.One(lender, "/loans/detail", "account_num", loan.Text("account_num")).Amount("balance_amt")));
        }

        foreach (var lease in books.Rows(Capital, "/loans").Where(loan => loan.Text("account_type") == "3710"))
        {
            Lease(books, home, lease.Text("account_num"));
        }

        home.Add("vehicles", books.Rows("register", "/vehicles").Sum(car => books.One("prices", "/prices", "vin", car.Text("vin")).Amount("retail_amt")));
    }

    // A CMA's cash lies in its sweep product, which repeats it: the cash counts and the product doesn't.
    private static void Securities(Books books, Household home, string number, string line, bool isCma)
    {
        foreach (var cash in books.Rows(Broker, "/accounts/basic", "account_num", number))
        {
            home.Add(books, line, cash.Amount("withholdings_amt"), cash.Text("currency_code"));
            home.Add(books, "margin", cash.Amount("credit_loan_amt") + cash.Amount("mortgage_amt"), cash.Text("currency_code"));
        }

        foreach (var held in books.Rows(Broker, "/accounts/products", "account_num", number).Where(row => !(isCma && row.Text("prod_type") == "418")))
        {
            home.Add(books, line, held.Amount("eval_amt"), held.Text("currency_code"));
        }
    }

    // One payment on each pay day from the next one on, as long as it comes before the end.
    private static void Lease(Books books, Household home, string number)
    {
        var terms = books.One(Capital, "/loans/oplease/basic", "account_num", number);
        var monthly = books.Rows(Capital, "/loans/oplease/transactions", "account_num", number).First().Amount("trans_amt");
        var end = terms.Day("exp_date");
        for (var due = terms.Day("next_repay_date"); due < end; due = due.AddMonths(1))
        {
            home.Add("lease-commitments", monthly);
        }
    }
}
