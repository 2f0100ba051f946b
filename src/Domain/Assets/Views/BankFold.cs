using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>Deposits, wallets, prepaid cards and dormant money (table 1.1).</summary>
internal static class BankFold
{
    private const string Domain = "bank";

    internal static BankSummary Fold(ViewScope scope)
    {
        var merged = SameAccounts.Merged(scope);
        var deposits = scope.Of(AssetKind.Deposit).Select(asset => Deposit(scope, asset, merged.Contains(asset.Key))).ToList();
        var others = scope.Of(AssetKind.Wallet, AssetKind.PrepaidCard).Select(asset => Wallet(scope, asset))
            .Concat(scope.Of(AssetKind.Dormant).Select(asset => Dormant(scope, asset)));
        var items = deposits.Concat(others).ToImmutableArray();
        return new(FigureMaking.Sum(items.Where(item => IsCounted(item)).Select(Owned)), items)
        {
            Protection = DepositProtection.Of(scope, [.. deposits.Where(item => !item.IsClosed)]),
        };
    }

    private static bool IsCounted(BankItem item) => !item.IsClosed && item.Kind != "dormant";

    // A drawn minus account is a debt and no negative asset.
    private static Figure Owned(BankItem item) => item is { IsOverdraft: true, Balance.Krw: < 0 }
        ? item.Balance with { Amount = 0, Krw = 0 }
        : item.Balance;

    private static BankItem Deposit(ViewScope scope, HeldAsset asset, bool isMerged)
    {
        var held = scope.Fact<DepositBalances>(asset.Key);
        var terms = scope.Fact<DepositTerms>(asset.Key)?.Value.Rows.FirstOrDefault();
        var balances = held is { } known
            ? known.Value.Rows.Select(row => scope.Value(row.Balance, known.Stamp)).ToImmutableArray()
            : [];
        var item = new BankItem(scope.Id(asset.Key), asset.Row.Name, asset.Key.Institution.OrgCode, scope.NameOf(asset.Key.Institution), KindOf(asset), Total(asset, balances))
        {
            MaskedNumber = ViewScope.Mask(asset),
            TypeCode = asset.Row.TypeCode,
            IsClosed = !asset.IsOpen || isMerged,
            OpenedOn = terms?.IssuedOn ?? asset.Row.OpenedOn,
            Balances = balances.Length > 1 ? balances : [],
            Withdrawable = held?.Value.Rows is [var row] ? row.Withdrawable : null,
            Rate = held?.Value.Rows.FirstOrDefault()?.Rate,
            MaturesOn = terms?.MaturesOn,
            MonthlyPayIn = terms?.MonthlyPayIn,
            IsOverdraft = asset.Row.IsMinus,
            StandingOrders = [.. Orders(scope, asset)],
        };
        if (!item.IsClosed)
        {
            Count(scope, asset, item, balances);
        }

        return item;
    }

    private static void Count(ViewScope scope, HeldAsset asset, BankItem item, ImmutableArray<Figure> balances)
    {
        if (balances.IsEmpty)
        {
            scope.Sheet.LeaveOut(new(item.Name, item.Balance.Reason!, item.Institution, item.Id, null, null));
        }

        foreach (var balance in balances)
        {
            if (asset.Row.IsMinus && Overdrafts.Drawn(scope, asset) is { Krw: > 0 })
            {
                continue; // The drawn amount is put on the sheet with the loans, once.
            }

            scope.Sheet.Asset("deposits", Domain, asset.Key.Institution, balance, item.Name, item.Id);
        }
    }

    private static Figure Total(HeldAsset asset, ImmutableArray<Figure> balances) => balances switch
    {
        [] => Figure.Missing("KRW", asset.Row.IsConsented ? "not-received" : "not-consented"),
        [var only] => only,
        _ => FigureMaking.Sum(balances),
    };

    private static IEnumerable<StandingOrderItem> Orders(ViewScope scope, HeldAsset asset) => scope.Fact<StandingOrders>(asset.Key) is { } held
        ? held.Value.Orders.Select(order => new StandingOrderItem(
            Payees.NameOf(scope, order), order.Amount.Amount, order.Amount.Currency.Code, order.CycleCode, order.DayCode, order.Memo))
        : [];

    private static BankItem Wallet(ViewScope scope, HeldAsset asset)
    {
        var held = scope.Fact<WalletBalance>(asset.Key);
        var balance = held is { } known
            ? scope.Value(new Money(known.Value.Charged ?? known.Value.Total - (known.Value.Rewards ?? 0), known.Value.Currency), known.Stamp)
            : Figure.Missing("KRW", asset.Row.IsConsented ? "not-received" : "not-consented");
        var item = new BankItem(
            scope.Id(asset.Key), asset.Row.Name, asset.Key.Institution.OrgCode, scope.NameOf(asset.Key.Institution), asset.Key.Kind is AssetKind.Wallet ? "wallet" : "prepaid", balance)
        {
            IsClosed = !asset.IsOpen,
            OpenedOn = asset.Row.OpenedOn,
            Withdrawable = held?.Value.Withdrawable,
            Rewards = held?.Value.Rewards,
        };
        if (asset.IsOpen)
        {
            scope.Sheet.Asset("wallets", Domain, asset.Key.Institution, balance, item.Name, item.Id);
            if (held is { Value.Rewards: > 0 and var rewards } earned)
            {
                scope.Sheet.Memo("rewards", Domain, asset.Key.Institution, scope.Value(rewards, earned.Stamp));
            }
        }

        return item;
    }

    private static BankItem Dormant(ViewScope scope, HeldAsset asset)
    {
        var held = scope.Fact<DormantBalance>(asset.Key);
        var balance = held is { } known ? scope.Value(known.Value.Balance, known.Stamp) : Figure.Missing("KRW", "not-sent");
        if (asset.IsOpen && balance.Krw is not null)
        {
            scope.Sheet.Memo("dormant", Domain, asset.Key.Institution, balance);
        }

        return new(scope.Id(asset.Key), asset.Row.Name, asset.Key.Institution.OrgCode, scope.NameOf(asset.Key.Institution), "dormant", balance)
        {
            MaskedNumber = ViewScope.Mask(asset),
            TypeCode = asset.Row.TypeCode,
            IsClosed = !asset.IsOpen,
        };
    }

    private static string KindOf(HeldAsset asset) => asset.Row.TypeCode switch
    {
        "1001" => "demand",
        "1002" => "time",
        "1003" => "instalment",
        _ => "other",
    };
}
