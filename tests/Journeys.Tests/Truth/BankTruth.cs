namespace MyDataHub.Journeys.Tests.Truth;

/// <summary>Deposits, minus accounts, funds, trusts, bank loans, wallets, prepaid cards and dormant money.</summary>
internal static class BankTruth
{
    private static readonly string[] Banks = ["A1GAON0000", "A1DAON0000"];
    private static readonly string[] PrepaidIssuers = [.. Banks, "C1HNBT0000", "C1NURI0000"];

    internal static void Tell(Books books, Household home)
    {
        foreach (var bank in Banks)
        {
            foreach (var account in books.Rows(bank, "/accounts"))
            {
                Account(books, home, bank, account.Text("account_num"), account.Text("account_type"));
            }

            foreach (var sleeping in books.Rows(bank, "/sleep_noncont"))
            {
                home.Add("dormant", books.One(bank, "/sleep_noncont/deposit", "account_num", sleeping.Text("sleep_num")).Amount("balance_amt"));
            }
        }

        foreach (var issuer in PrepaidIssuers)
        {
            foreach (var card in books.Rows(issuer, "/prepaid"))
            {
                home.Add("wallets", books.One(issuer, "/prepaid/balance", "pp_id", card.Text("pp_id")).Amount("charge_balance_amt"));
            }
        }

        foreach (var wallet in books.Rows("E1MOAP0000", "/prepaid"))
        {
            var balance = books.One("E1MOAP0000", "/prepaid/balance", "fob_id", wallet.Text("fob_id"));
            home.Add("wallets", balance.Amount("charge_balance_amt"));
            home.Add("rewards", balance.Amount("reserve_balance_amt"));
        }
    }

    private static void Account(Books books, Household home, string bank, string number, string type)
    {
        switch (type)
        {
            case "2001":
                home.Add("funds", books.One(bank, "/accounts/invest/detail", "account_num", number).Amount("eval_amt"));
                break;
            case "2002" or "2003" or "2004":
                home.Add("trusts", books.One(bank, "/accounts/isa/basic", "account_num", number).Amount("eval_amt"));
                break;
            case ['3', ..]:
                home.Add("loans", books.One(bank, "/accounts/loan/detail", "account_num", number).Amount("balance_amt"));
                break;
            default:
                Deposit(books, home, bank, number);
                break;
        }
    }

    // Money in the account is owned; an account below zero is owed, and nothing of it is owned.
    private static void Deposit(Books books, Household home, string bank, string number)
    {
        foreach (var row in books.Rows(bank, "/accounts/deposit/detail", "account_num", number))
        {
            var balance = row.Amount("balance_amt");
            home.Add(books, balance < 0 ? "overdrafts" : "deposits", Math.Abs(balance), row.Text("currency_code"));
        }
    }
}
