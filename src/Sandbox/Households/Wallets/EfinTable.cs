using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Wallets;

/// <summary>What an e-finance company answers about its user (section 6.9), resource to function.</summary>
internal static class EfinTable
{
    public static readonly Dictionary<string, Resource<WalletUser>> Resources = new(StringComparer.Ordinal)
    {
        ["/prepaid"] = Wallets,
        ["/prepaid/balance"] = (asked, user) => asked.With(user.Wallets, Balance, "fob_id"),
        ["/prepaid/charge"] = (asked, user) => asked.With(user.Wallets, AutoCharge, "fob_id"),
        ["/prepaid/transactions"] = (asked, user) => asked.With(user.Wallets, EfinRows.WalletEntries, "fob_id"),
        ["/paid"] = Paid,
        ["/paid/methods"] = (asked, user) => asked.With(user.Paid, Methods, "sub_key"),
        ["/paid/transactions"] = (asked, user) => asked.With(user.Paid, EfinRows.Payments, "sub_key"),
    };

    private static HeldRows Wallets(Asked asked, WalletUser user) => Answer.List(
        "fob_list",
        user.Wallets.OpenAt(asked.Now).Select(wallet => Of(
            ("fob_id", wallet.Number),
            ("fob_name", wallet.Name),
            ("reg_date", DateOnly.FromDateTime(wallet.OpenedAt)),
            ("limit_amt", 200),
            ("is_charge", true),
            ("is_withdrawable", true),
            ("account_cnt", user.Paid.Count),
            ("account_list", new JsonArray([.. user.Paid.Select(paid => Of(("account_id", paid.LoginId)))])))),
        user.Wallets.ChangedAt(user.Since, asked.Now));

    private static HeldRows Balance(Asked asked, Wallet wallet)
    {
        var last = wallet.Entries.LatestAt(asked.Now);
        return Answer.Flat(
            Of(
                ("total_balance_amt", (last?.Charged ?? 0) + (last?.Rewards ?? 0)),
                ("charge_balance_amt", last?.Charged ?? 0),
                ("reserve_balance_amt", last?.Rewards ?? 0),
                ("withdrawable_amt", last?.Charged ?? 0),
                ("reserve_due_amt", 0m),
                ("exp_due_amt", 0m)),
            last?.At ?? wallet.OpenedAt);
    }

    private static HeldRows AutoCharge(Wallet wallet) => Answer.List(
        "charge_list",
        [Of(
            ("auto_charge_seq", 1),
            ("charge_org_code", Orgs.Inside(wallet.Charges.Terms.OrgCode)),
            ("charge_account_num", wallet.Charges.Number),
            ("charge_option", "02"),
            ("charge_base_amt", Wallet.ChargeBelow),
            ("charge_amt", Wallet.ChargeUnit))],
        wallet.OpenedAt);

    private static HeldRows Paid(Asked asked, WalletUser user) => Answer.List(
        "account_list",
        user.Paid.OpenAt(asked.Now).Select(paid => Of(
            ("sub_key", paid.Number),
            ("account_id", paid.LoginId),
            ("reg_date", DateOnly.FromDateTime(paid.OpenedAt)),
            ("is_pay", true))),
        user.Paid.ChangedAt(user.Since, asked.Now));

    private static HeldRows Methods(PaidAccount paid) => Answer.List(
        "pay_list",
        [
            Of(
                ("pay_org_code", EfinRows.CardOrg(paid)),
                ("pay_type", "01"),
                ("pay_id", paid.Card.Terms.MaskedNumber),
                ("is_primary", true)),
            Of(
                ("pay_org_code", Orgs.Inside(paid.Account.Terms.OrgCode)),
                ("pay_type", "02"),
                ("pay_id", paid.Account.Number),
                ("is_primary", false)),
        ],
        paid.OpenedAt);
}
