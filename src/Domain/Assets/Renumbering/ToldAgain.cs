using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Renumbering;

/// <summary>
/// Rows of an asset that is not listed any more, told again by one that may be it: whichever of its siblings it became, the same event is not counted
/// a second time. As many go as are told again, and what is not stays with the old number.
/// </summary>
internal static class ToldAgain
{
    internal static IEnumerable<LedgerChunk> Without(IEnumerable<LedgerChunk> chunks, IReadOnlyCollection<UnclearNumber> unclear)
    {
        if (unclear.Count == 0)
        {
            return chunks;
        }

        var later = unclear.ToLookup(pair => pair.Old, pair => pair.New);
        return chunks.GroupBy(chunk => chunk.Key.Month).SelectMany(month => OfMonth([.. month], later));
    }

    private static IEnumerable<LedgerChunk> OfMonth(List<LedgerChunk> month, ILookup<AssetKey, AssetKey> later)
    {
        var told = later.SelectMany(pair => pair).Distinct()
            .ToDictionary(asset => asset, asset => month.Where(chunk => chunk.Key.Asset == asset).SelectMany(chunk => chunk.Rows).CountBy(RowContent.Of).ToDictionary());
        bool IsToldAgain(Transaction row)
        {
            var content = RowContent.Of(row);
            var by = later[row.Account].FirstOrDefault(asset => told[asset].GetValueOrDefault(content) > 0);
            if (by is not null)
            {
                told[by][content]--;
            }

            return by is not null;
        }

        return month.OrderBy(chunk => chunk.Key.Asset.Number, StringComparer.Ordinal)
            .Select(chunk => later.Contains(chunk.Key.Asset) ? chunk with { Rows = [.. chunk.Rows.Where(row => !IsToldAgain(row))] } : chunk);
    }
}
