using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Borrowing;
using MyDataHub.Sandbox.Households.Brokerage;
using MyDataHub.Sandbox.Households.Investing;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Markets;
using MyDataHub.Sandbox.Households.Pensions;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Cast;

/// <summary>The words of a story about investments, pensions and bank loans.</summary>
internal static class InvestSettling
{
    public static Investor JoinSecurities(this Household home, DateOnly since) =>
        home.Relations.Begin(Orgs.Mirae, new Investor(since.At(9)));

    public static SecuritiesAccount OpenSecurities(
        this Household home,
        Investor investor,
        string name,
        string type,
        DateOnly opened,
        bool cma = false,
        DateOnly? pension = null)
    {
        var account = home.Keep(new SecuritiesAccount(
            home,
            new SecuritiesTerms(AccountNumbers.Of(home, Orgs.Mirae, name, 1, 11), name, type, opened)
            {
                IsCma = cma,
                PensionStarts = pension,
            }));
        investor.Accounts.Add(account);
        return account;
    }

    public static void Invest(
        this Household home,
        SecuritiesAccount account,
        DepositAccount bank,
        decimal monthly,
        int payDay,
        params Instrument[] instruments) =>
        home.Add(new InvestingPlan(account, bank, monthly, payDay, instruments));

    public static FundAccount BuyFund(
        this Household home,
        BankCustomer bank,
        Instrument fund,
        DateOnly opened,
        decimal monthly,
        DepositAccount pays)
    {
        var account = home.Add(new FundAccount(
            AccountNumbers.Of(home, bank.OrgCode, fund.Code), fund, opened, monthly, 15, pays));
        bank.Funds.Add(account);
        return account;
    }

    public static void Trust(
        this Household home,
        BankCustomer bank,
        string name,
        string type,
        DateOnly opened,
        decimal monthly,
        DepositAccount pays,
        params (Instrument, int)[] parts) =>
        bank.Trusts.Add(home.Add(new TrustAccount(
            AccountNumbers.Of(home, bank.OrgCode, name),
            name,
            type,
            opened,
            type == "2002" ? 10 : 5,
            monthly,
            20,
            pays,
            new Basket(home.World.Market, parts))));

    public static PensionAccount Pension(
        this Household home,
        PensionTerms terms,
        params (Instrument, int)[] parts) =>
        home.Add(new PensionAccount(terms, new Basket(home.World.Market, parts)));

    public static Loan Borrow(
        this Household home,
        BankCustomer bank,
        string name,
        string type,
        decimal principal,
        decimal rate,
        string method,
        int months,
        DateOnly issued,
        int repayDay,
        DepositAccount pays,
        DepositAccount? paidTo = null,
        int grace = 0)
    {
        var loan = home.Add(new Loan(home, new LoanTerms(
            bank.OrgCode,
            AccountNumbers.Of(home, bank.OrgCode, name),
            name,
            type,
            principal,
            rate,
            method,
            months,
            issued,
            repayDay,
            pays)
        {
            PaidTo = paidTo,
            Grace = grace,
            Memo = name,
        }));
        bank.Loans.Add(loan);
        return loan;
    }
}
