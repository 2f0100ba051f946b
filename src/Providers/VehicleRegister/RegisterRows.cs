using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.VehicleRegister;

/// <summary>vehicle_list of the register: each car is an asset and its registration a fact about it.</summary>
internal static class RegisterRows
{
    internal static ImmutableArray<StampedFact> Read(WireObject page, ConnectionId connection, DateTimeOffset askedAt)
    {
        var cars = page.Rows("vehicle_list").Select(row => (Key: Key(connection, row), Registration: Registration(row))).ToArray();
        if (cars.Length == 0 && page.CountOf("vehicle_list") > 0)
        {
            throw new WireFormatException("vehicle_list", "is empty although its count is not");
        }

        var list = new AssetList([.. cars.Select(car => new ListedAsset(car.Key, car.Registration.Name, car.Registration.TypeText ?? "", IsConsented: true)
        {
            OpenedOn = car.Registration.FirstRegisteredOn,
        })]);
        return
        [
            new(new(connection, "asset-list", null, RegisterDataset.Instance.Id), list, askedAt),
            .. cars.Select(car => new StampedFact(new(connection, "vehicle-registration", car.Key), car.Registration, askedAt)),
        ];
    }

    private static AssetKey Key(ConnectionId connection, WireObject row) => new(connection.Institution, AssetKind.Vehicle, row.Text("vin"));

    private static VehicleRegistration Registration(WireObject row) => new(row.Text("vin"), row.TextOrNull("car_reg_no"), row.Text("car_name"))
    {
        TypeText = row.TextOrNull("car_type"),
        UseText = row.TextOrNull("use_type"),
        ModelYear = row.WholeOrNull("model_year"),
        MadeIn = row.MonthOrNull("made_ym"),
        DisplacementCc = row.WholeOrNull("displacement_cc"),
        Fuel = row.TextOrNull("fuel"),
        FirstRegisteredOn = row.DayOrNull("first_reg_date"),
        InspectionValidFrom = row.DayOrNull("inspect_valid_from"),
        InspectionValidTo = row.DayOrNull("inspect_valid_to"),
        PartA = [.. Entries(row, "part_a").Select(entry => new RegisterEntry(
            entry.TextOr("rank", ""), entry.Text("event"), entry.DayOrNull("date"), entry.TextOrNull("creditor")))],
        PartB = [.. Entries(row, "part_b").Select(entry => new Mortgage(
            entry.TextOr("rank", ""), entry.Text("mortgagee"), entry.AmountOrNull("amount"), entry.DayOrNull("date")))],
    };

    private static IEnumerable<WireObject> Entries(WireObject row, string part) => row.Find(part) is null ? [] : row.Elements(part);
}
