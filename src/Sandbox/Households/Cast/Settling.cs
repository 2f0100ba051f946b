using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Saving;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Cast;

/// <summary>The few words in which a story is told: a bank, an account in it, a plan.</summary>
internal static class Settling
{
    public static BankCustomer JoinBank(this Household home, string orgCode, DateOnly since) =>
        home.Relations.Begin(orgCode, new BankCustomer(orgCode, since.At(9)));

    /// <summary>An everyday account that held the opening balance when the story began.</summary>
    public static DepositAccount OpenDemand(
        this Household home,
        BankCustomer bank,
        string name,
        decimal opening,
        decimal rate = 0.1m,
        Overdraft? overdraft = null,
        DateOnly? opened = null)
    {
        var at = (opened ?? home.Begins).At(0, 0, 30);
        var account = new DepositAccount(
            home,
            new DepositTerms(bank.OrgCode, AccountNumbers.Of(home, bank.OrgCode, name), name, "1001", "01", at, rate))
        {
            Overdraft = overdraft,
        };
        bank.Deposits.Add(account);
        home.Agree(at.Date(), _ => account.ReceiveFirst(at, opening, "신규", Channels.Counter, Channels.New));
        home.Add(new DepositInterest(account));
        if (overdraft is not null)
        {
            home.Add(new OverdraftInterest(account, overdraft));
        }

        return account;
    }

    /// <summary>A deposit in other currencies, with what it held when the story began.</summary>
    public static DepositAccount OpenForeign(
        this Household home,
        BankCustomer bank,
        string name,
        decimal rate,
        params (string Currency, decimal Opening)[] currencies)
    {
        var at = home.Begins.At(9, 5);
        var account = new DepositAccount(
            home,
            new DepositTerms(bank.OrgCode, AccountNumbers.Of(home, bank.OrgCode, name), name, "1001", "01", at, rate)
            {
                IsForeign = true,
            },
            [.. currencies.Select(held => held.Currency)]);
        bank.Deposits.Add(account);
        home.Agree(home.Begins, _ =>
        {
            foreach (var (ledger, held) in account.Ledgers.Zip(currencies))
            {
                ledger.Enter(new Posting(at, 0, held.Opening, 0, Channels.New, Channels.Counter, "신규", null));
            }
        });
        return account;
    }

    public static void Save(this Household home, BankCustomer bank, DepositAccount pays, TermPlan plan) =>
        home.Add(new RollingTerm(bank, plan, pays));
}
