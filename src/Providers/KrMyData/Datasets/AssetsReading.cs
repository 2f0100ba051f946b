using System.Collections.Immutable;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>
/// Reads a list of assets. What is no longer in it counts as closed, so an answer that announces rows and sends none is refused rather than
/// believed; and an asset that comes twice, because rows moved between two pages, is one.
/// </summary>
internal sealed class AssetsReading(ReadContext context, string list, Func<WireObject, ReadContext, ImmutableArray<ListedAsset>> read) : IDatasetReading
{
    private readonly Dictionary<AssetKey, ListedAsset> _assets = [];
    private bool _announced;

    public int Rows => _assets.Count;

    public void Page(WireObject page)
    {
        _announced |= page.CountOf(list) > 0;
        foreach (var row in page.Rows(list))
        {
            foreach (var asset in read(row, context))
            {
                _assets[asset.Key] = asset;
            }

            row.NoteUnknownMembers();
        }
    }

    public DatasetReading Complete()
    {
        if (_announced && _assets.Count == 0)
        {
            throw new WireFormatException(list, "is empty although its count is not");
        }

        return new([context.Stamp(new AssetList([.. _assets.Values]), context.DatasetId, isAboutSubject: false)], []);
    }
}
