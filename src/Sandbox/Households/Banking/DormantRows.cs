using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Banking;

/// <summary>Hidden assets on the wire: 숨은금융-001, 002.</summary>
internal static class DormantRows
{
    public static HeldRows List(Asked asked, BankCustomer bank) => Answer.List(
        "sleep_list",
        bank.Dormant.OpenAt(asked.Now).Select(deposit => Of(
            ("sleep_num", deposit.Number),
            ("prod_name", deposit.Name),
            ("sleep_type", "10"))),
        bank.Dormant.ChangedAt(bank.Since, asked.Now));

    public static HeldRows Deposit(DormantDeposit deposit) => Answer.Flat(
        Of(
            ("currency_code", "KRW"),
            ("balance_amt", deposit.Balance),
            ("ext_pres_date", deposit.Prescribed)),
        deposit.OpenedAt);
}
