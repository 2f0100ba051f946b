using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Matching;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>
/// The same account told by two institutions: equal number tail, equal balance and three equal transactions only suggest it; the
/// customer's word merges, and can be taken back.
/// </summary>
internal static class SameAccounts
{
    private const int EqualRows = 3;
    private const int Tail = 4;

    /// <summary>Accounts that are not counted because the customer said that they are another one.</summary>
    internal static HashSet<AssetKey> Merged(ViewScope scope)
    {
        var open = scope.Of(AssetKind.Deposit).Where(asset => asset.IsOpen).ToList();
        Suggest(scope, open);
        return
        [
            .. scope.State.Decisions
                .Where(decision => decision is { IsSame: true, Left.TransactionId: null, Right.TransactionId: null })
                .Where(decision => open.Any(asset => asset.Key == decision.Left.Asset) && open.Any(asset => asset.Key == decision.Right.Asset))
                .Select(decision => decision.Right.Asset),
        ];
    }

    private static void Suggest(ViewScope scope, List<HeldAsset> open)
    {
        for (var i = 0; i < open.Count; i++)
        {
            foreach (var other in open.Skip(i + 1).Where(other => IsLikely(scope, open[i], other)))
            {
                scope.Sheet.Notify(new("same-account", NoticeLevel.Attention, scope.Id(open[i].Key))
                {
                    Values = new Dictionary<string, string> { ["other"] = scope.Id(other.Key) },
                });
            }
        }
    }

    private static bool IsLikely(ViewScope scope, HeldAsset one, HeldAsset other) =>
        one.Key.Institution != other.Key.Institution
        && TailOf(one) is { Length: Tail } tail
        && tail == TailOf(other)
        && BalanceOf(scope, one) is > 0 and var balance
        && balance == BalanceOf(scope, other)
        && !IsDecided(scope.State, one.Key, other.Key)
        && Rows(scope, one).Intersect(Rows(scope, other)).Count() >= EqualRows;

    private static string TailOf(HeldAsset asset) =>
        LedgerGround.Digits(asset.Key.Number) is { Length: >= Tail } digits ? digits[^Tail..] : "";

    private static decimal? BalanceOf(ViewScope scope, HeldAsset asset) =>
        scope.Fact<DepositBalances>(asset.Key)?.Value.Rows is [var row] ? row.Balance.Amount : null;

    private static IEnumerable<(DateTime, decimal, Flow)> Rows(ViewScope scope, HeldAsset asset) =>
        scope.Recent.Where(row => row.Account == asset.Key).Select(row => (row.At, row.Amount.Amount, row.Flow));

    private static bool IsDecided(BookState state, AssetKey one, AssetKey other) => state.Decisions.Any(
        decision => decision is { Left.TransactionId: null, Right.TransactionId: null }
            && ((decision.Left.Asset == one && decision.Right.Asset == other) || (decision.Left.Asset == other && decision.Right.Asset == one)));
}
