using MyDataHub.Domain;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>The industry segment of paths and scopes (section 2.3).</summary>
internal static class Industries
{
    internal static string Industry(this Sector sector) => sector switch
    {
        Sector.Bank => "bank",
        Sector.Card => "card",
        Sector.Invest => "invest",
        Sector.Insu => "insu",
        Sector.Efin => "efin",
        Sector.Capital => "capital",
        Sector.Ginsu => "ginsu",
        Sector.Telecom => "telecom",
        Sector.P2p => "p2p",
        Sector.Bond => "bond",
        Sector.Usury => "usury",
        Sector.VehicleRegister => "vehicle",
    };

    /// <summary>Null for an industry this hub does not know; the institution is then left out of the directory.</summary>
    internal static Sector? Find(string? industry)
    {
        foreach (var sector in Enum.GetValues<Sector>())
        {
            if (sector != Sector.VehicleRegister && string.Equals(sector.Industry(), industry, StringComparison.OrdinalIgnoreCase))
            {
                return sector;
            }
        }

        return null;
    }
}
