using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>Minus accounts: what is drawn is a liability, once, whether the balance is negative or the loan side says it; never the limit.</summary>
internal static class Overdrafts
{
    internal static Figure? Drawn(ViewScope scope, HeldAsset asset)
    {
        if (!asset.Row.IsMinus)
        {
            return null;
        }

        if (scope.Fact<LoanBalance>(asset.Key) is { Value.Balance.Amount: > 0 } loan)
        {
            return scope.Value(loan.Value.Balance, loan.Stamp);
        }

        return scope.Fact<DepositBalances>(asset.Key) is { } held && held.Value.Rows.FirstOrDefault(row => row.Balance.Amount < 0) is { } row
            ? scope.Value(row.Balance with { Amount = -row.Balance.Amount }, held.Stamp)
            : null;
    }
}
