using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households.Borrowing;
using MyDataHub.Sandbox.Households.Investing;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Banking;

/// <summary>What a bank answers about its customer (section 6.5), resource to function.</summary>
internal static class BankTable
{
    public static readonly Dictionary<string, Resource<BankCustomer>> Resources = new(StringComparer.Ordinal)
    {
        ["/accounts"] = Accounts,
        ["/accounts/deposit/basic"] = (asked, bank) => asked.With(bank.Deposits, DepositRows.Basic),
        ["/accounts/deposit/detail"] = (asked, bank) => asked.With(bank.Deposits, DepositRows.Detail),
        ["/accounts/deposit/transactions"] = (asked, bank) => asked.With(bank.Deposits, DepositRows.Transactions),
        ["/accounts/deposit/scheduled"] = (asked, bank) => asked.With(bank.Deposits, DepositRows.Scheduled),
        ["/accounts/invest/basic"] = (asked, bank) => asked.With(bank.Funds, FundRows.Basic),
        ["/accounts/invest/detail"] = (asked, bank) => asked.With(bank.Funds, FundRows.Detail),
        ["/accounts/invest/transactions"] = (asked, bank) => asked.With(bank.Funds, FundRows.Transactions),
        ["/accounts/isa/basic"] = (asked, bank) => asked.With(bank.Trusts, TrustRows.Basic),
        ["/accounts/isa/detail"] = (asked, bank) => asked.With(bank.Trusts, TrustRows.Detail),
        ["/accounts/isa/transactions"] = (asked, bank) => asked.With(bank.Trusts, TrustRows.Transactions),
        ["/accounts/loan/basic"] = (asked, bank) =>
            asked.With(bank.Loans, LoanRows.Basic) ?? asked.With(bank.MinusAccounts, MinusRows.Basic),
        ["/accounts/loan/detail"] = (asked, bank) =>
            asked.With(bank.Loans, LoanRows.Detail) ?? asked.With(bank.MinusAccounts, MinusRows.Detail),
        ["/accounts/loan/transactions"] = (asked, bank) => asked.With(bank.Loans, LoanRows.Transactions),
        ["/sleep_noncont"] = DormantRows.List,
        ["/sleep_noncont/deposit"] = (asked, bank) => asked.With(bank.Dormant, DormantRows.Deposit),
    };

    private static HeldRows Accounts(Asked asked, BankCustomer bank)
    {
        var rows = bank.Deposits.OpenAt(asked.Now).Select(DepositRows.Listed)
            .Concat(bank.Funds.OpenAt(asked.Now).Select(fund => Listed(fund, "2001")))
            .Concat(bank.Trusts.OpenAt(asked.Now).Select(trust => Listed(trust, trust.Type)))
            .Concat(bank.Loans.OpenAt(asked.Now).Select(loan => Listed(loan, loan.Terms.Type)))
            .OrderBy(row => (string?)row["account_type"], StringComparer.Ordinal)
            .ThenBy(row => (string?)row["account_num"], StringComparer.Ordinal);
        IEnumerable<IAsset> all = [.. bank.Deposits, .. bank.Funds, .. bank.Trusts, .. bank.Loans];

        return Answer.List(
            Of(("reg_date", DateOnly.FromDateTime(bank.Since))),
            "account_list",
            rows,
            all.ChangedAt(bank.Since, asked.Now));

        static JsonObject Listed(IAsset asset, string type) => Of(
            ("account_num", asset.Number),
            ("prod_name", asset.Name),
            ("account_type", type),
            ("account_status", "01"));
    }
}
