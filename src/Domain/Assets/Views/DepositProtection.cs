using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>예금자보호: per legal institution, up to the limit in force today.</summary>
internal static class DepositProtection
{
    internal static ImmutableArray<ProtectedDeposits> Of(ViewScope scope, IReadOnlyList<BankItem> deposits)
    {
        if (scope.Inputs.Policies.DepositProtection.On(scope.Today) is not { } limit)
        {
            return [];
        }

        return
        [
            .. deposits.Where(item => item.Balance.Krw > 0)
                .GroupBy(item => (item.Institution, item.InstitutionName))
                .OrderBy(group => group.Key.Institution, StringComparer.Ordinal)
                .Select(group => (group.Key, Total: group.Sum(item => item.Balance.Krw!.Value)))
                .Select(pair => new ProtectedDeposits(
                    pair.Key.Institution, pair.Key.InstitutionName, pair.Total, Math.Min(pair.Total, limit.Value), Math.Max(0, pair.Total - limit.Value), limit.Value)),
        ];
    }
}
