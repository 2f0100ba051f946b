namespace MyDataHub.Sandbox.Households.Living;

/// <summary>Reading a list of assets at a moment.</summary>
internal static class AssetList
{
    public static bool IsOpen(this IAsset asset, DateTime now) => asset.OpenedAt <= now && !(asset.ClosedAt <= now);

    public static IEnumerable<T> OpenAt<T>(this IEnumerable<T> assets, DateTime now)
        where T : IAsset => assets.Where(asset => asset.IsOpen(now));

    /// <summary>The asset of that number, open or closed, unless it did not exist yet.</summary>
    public static T? Numbered<T>(this IEnumerable<T> assets, string? number, DateTime now)
        where T : class, IAsset =>
        assets.FirstOrDefault(asset => asset.Number == number && asset.OpenedAt <= now);

    /// <summary>When something last joined or left the list; the beginning of the relation before that.</summary>
    public static DateTime ChangedAt(this IEnumerable<IAsset> assets, DateTime since, DateTime now) =>
        assets.SelectMany(asset => (IEnumerable<DateTime>)[asset.OpenedAt, asset.ClosedAt ?? since])
            .Where(moment => moment <= now)
            .Append(since)
            .Max();

    public static IEnumerable<HeldAsset> Held(this IEnumerable<IAsset> assets, string scope, DateTime now) =>
        from asset in assets
        where asset.OpenedAt <= now
        select new HeldAsset(scope, asset.Number, null, asset.ClosedAt <= now, asset.Name);
}
