using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Matching;
using MyDataHub.Domain.Assets.Renumbering;
using MyDataHub.Domain.Assets.Views;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>The chunks of what is shared, without the merchants that institutions' consents leave out, and the months they add up to.</summary>
internal static class LedgerCut
{
    private const int MonthsOfPremiums = 12;

    /// <summary>Months of cash flow a third party is told; older ones are in the rows.</summary>
    internal const int MonthsShown = 13;

    /// <summary>What a fold of the cut reads: the newest months, a year of premiums and leases, and the months whose flow is told.</summary>
    internal static ImmutableArray<ChunkKey> Needed(BookState cut, OpenScope scope, DateOnly today)
    {
        var recent = ViewFold.Recent(cut, today);
        var months = Told(scope, today).SelectMany(month => new[] { month.Plus(-1), month, month.Plus(1) }).ToHashSet();
        var year = Month.Of(today).Plus(1 - MonthsOfPremiums);
        return
        [
            .. recent.Concat(cut.Chunks.Keys.Where(chunk =>
                months.Contains(chunk.Month) || (chunk.Month >= year && IsPaidByTheMonth(chunk.Asset.Kind)))).Distinct(),
        ];
    }

    internal static ImmutableArray<LedgerChunk> Of(BookCut cut, IEnumerable<LedgerChunk> chunks) =>
        [.. RenumberedLedger.Of(chunks.Where(chunk => cut.IsShared(chunk.Key.Asset)), cut.Numbers).Select(chunk => Quiet(cut, chunk))];

    internal static BookState WithPictures(BookState cut, IReadOnlyCollection<LedgerChunk> chunks)
    {
        var ground = LedgerGround.OfRenumbered(cut);
        var rows = new OrderedMonths(chunks);
        return cut with
        {
            Months = MonthPainter.Paint(ground, rows.Months, rows).ToImmutableSortedDictionary(),
            Unpainted = [],
        };
    }

    internal static IEnumerable<Month> Told(OpenScope scope, DateOnly today) =>
        Enumerable.Range(1 - MonthsShown, MonthsShown).Select(Month.Of(today).Plus).Where(scope.Tells);

    private static bool IsPaidByTheMonth(AssetKind kind) =>
        kind is AssetKind.Policy or AssetKind.InsuredPolicy or AssetKind.SuretyPolicy or AssetKind.Lease;

    private static LedgerChunk Quiet(BookCut cut, LedgerChunk chunk) => cut.TellsMerchant(chunk.Key.Asset.Institution)
        ? chunk
        : chunk with { Rows = [.. chunk.Rows.Select(row => row with { Merchant = null, MerchantNumber = null })] };
}
