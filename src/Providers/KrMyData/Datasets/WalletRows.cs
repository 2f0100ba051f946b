using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>The balance of 전금-002 and 선불-002.</summary>
internal static class WalletRows
{
    internal static WalletBalance Balance(WireObject row, ReadContext _) =>
        new(row.CurrencyOrKrw(), row.Amount("total_balance_amt"), row.AmountOrNull("charge_balance_amt"), row.AmountOrNull("reserve_balance_amt"),
            row.AmountOrNull("withdrawable_amt"))
        {
            RewardsDue = row.AmountOrNull("reserve_due_amt"),
            Expiring = row.AmountOrNull("exp_due_amt"),
        };
}
