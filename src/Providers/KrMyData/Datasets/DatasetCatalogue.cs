using System.Collections.Frozen;
using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.VehicleRegister;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>Every sector's table.</summary>
internal sealed class DatasetCatalogue : IDatasetCatalogue
{
    private static readonly FrozenDictionary<Sector, ImmutableArray<Dataset>> BySector =
        Enum.GetValues<Sector>().ToFrozenDictionary(sector => sector, sector => ListsFirst(Table(sector)));

    private static readonly FrozenDictionary<string, Dataset> ById =
        BySector.Values.SelectMany(table => table).ToFrozenDictionary(dataset => dataset.Id, StringComparer.Ordinal);

    public ImmutableArray<Dataset> Of(Sector sector) => BySector[sector];

    public Dataset? Find(string id) => ById.GetValueOrDefault(id);

    private static IEnumerable<Dataset> Table(Sector sector) => sector switch
    {
        Sector.Bank => Bank.Datasets,
        Sector.Card => Card.Datasets,
        Sector.Invest => Invest.Datasets,
        Sector.Insu => Insurance.Datasets,
        Sector.Efin => Efin.Datasets,
        Sector.Capital => Capital.Datasets,
        Sector.Ginsu => Surety.Datasets,
        Sector.Telecom => Telecom.Datasets,
        Sector.P2p => P2p.Datasets,
        Sector.Bond => Claims.Of(Sector.Bond),
        Sector.Usury => Claims.Of(Sector.Usury),
        Sector.VehicleRegister => [RegisterDataset.Instance],
    };

    private static ImmutableArray<Dataset> ListsFirst(IEnumerable<Dataset> table) => [.. table.OrderByDescending(dataset => dataset.IsList)];
}
