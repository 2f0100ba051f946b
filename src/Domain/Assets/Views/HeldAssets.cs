using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>Every asset of a book: those that lists name or named, and those only a fact is about.</summary>
internal static class HeldAssets
{
    internal static IEnumerable<HeldAsset> Of(BookState state)
    {
        var current = state.Facts.Values.Where(fact => fact.Value is AssetList)
            .SelectMany(fact => ((AssetList)fact.Value).Assets.Select(row => row.Key))
            .ToHashSet();
        var listed = state.Listings
            .GroupBy(pair => pair.Key.Asset)
            .Select(group => group.OrderByDescending(pair => pair.Value.At).ThenBy(pair => pair.Key.List.Connection.ToString(), StringComparer.Ordinal).First())
            .Select(pair => new HeldAsset(pair.Key.Asset, pair.Value.Row, pair.Key.List.Connection, current.Contains(pair.Key.Asset)))
            .ToList();
        var known = listed.Select(asset => asset.Key).ToHashSet();
        var unlisted = state.Facts.Keys.Where(key => key.Subject is { } subject && known.Add(subject))
            .Select(key => new HeldAsset(key.Subject!, new(key.Subject!, "", "", IsConsented: true), key.Connection, IsOpen: true));
        return listed.Concat(unlisted);
    }
}
