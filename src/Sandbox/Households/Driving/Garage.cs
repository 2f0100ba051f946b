using System.Globalization;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Time;
using MyDataHub.Sandbox.Households.Wire;

namespace MyDataHub.Sandbox.Households.Driving;

/// <summary>
/// The cars registered to a person, as the vehicle register tells them (labels of 자동차등록원부, native numbers).
/// </summary>
internal sealed class Garage(DateTime since) : IRelation
{
    public DateTime Since { get; } = since;

    public List<Car> Cars { get; } = [];

    public IEnumerable<HeldAsset> Assets(DateTime now) =>
        from car in Cars
        where car.Registered <= now.Date()
        select new HeldAsset("vehicle", car.Vin, null, false, car.Model.Name);

    public HeldRows? Answer(string resource, Asked asked) => resource == "/vehicles" ? Vehicles(asked) : null;

    private HeldRows Vehicles(Asked asked)
    {
        var registered = Cars.Where(car => car.Registered <= asked.Today).ToList();
        var asOf = asked.Today.At(0);
        return Wire.Answer.List(
            new JsonObject { ["as_of"] = asOf.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) },
            "vehicle_list",
            registered.Select(car => Vehicle(car, asked.Now)),
            registered.Select(car => ChangedAt(car, asked.Now)).Append(Since).Max());
    }

    private static JsonObject Vehicle(Car car, DateTime now)
    {
        var (from, to) = Inspection.At(car.Registered, now.Date());
        var row = new JsonObject();
        if (car.Plate is { } plate)
        {
            row["car_reg_no"] = plate;
        }

        row["vin"] = car.Vin;
        row["car_name"] = car.Model.Name;
        row["car_type"] = "승용 " + car.Model.Size;
        row["use_type"] = "자가용";
        row["model_no"] = car.Model.ModelNo;
        row["model_year"] = car.Registered.Year.ToString(CultureInfo.InvariantCulture);
        row["made_ym"] = car.Registered.AddMonths(-1).AsMonth();
        row["engine_type"] = car.Model.Engine;
        row["displacement_cc"] = car.Model.Displacement;
        row["fuel"] = car.Model.Fuel;
        row["seats"] = car.Model.Code == "MQ4C3" ? 7 : 5;
        row["gross_weight_kg"] = car.Model.Weight;
        row["length_mm"] = car.Model.Length;
        row["width_mm"] = car.Model.Width;
        row["height_mm"] = car.Model.Height;
        row["first_reg_date"] = Date(car.Registered);
        row["inspect_valid_from"] = Date(from);
        row["inspect_valid_to"] = Date(to);
        row["owner_name"] = car.Owner[..1] + "*" + car.Owner[^1..];
        row["owner_address"] = car.Address;
        row["part_a"] = PartA(car, now.Date());
        row["part_b"] = PartB(car, now);
        return row;
    }

    private static JsonArray PartA(Car car, DateOnly today)
    {
        var rows = new JsonArray { Entry("1-1", "신규등록", car.Registered, "") };
        var rank = 2;
        foreach (var seizure in car.Seizures.Where(seizure => seizure.From <= today && today < seizure.To))
        {
            rows.Add(Entry(rank++ + "-1", "압류등록", seizure.From, seizure.Creditor));
        }

        return rows;
    }

    private static JsonObject Entry(string rank, string entry, DateOnly day, string creditor) => new()
    {
        ["rank"] = rank,
        ["event"] = entry,
        ["date"] = Date(day),
        ["creditor"] = creditor,
    };

    /// <summary>A mortgage stands from the loan's day until the loan is repaid.</summary>
    private static JsonArray PartB(Car car, DateTime now) =>
        car.Mortgage is { } mortgage && mortgage.Loan.IsOpen(now)
            ? new JsonArray(new JsonObject
            {
                ["rank"] = "1",
                ["mortgagee"] = mortgage.Lender,
                ["amount"] = mortgage.Loan.Terms.Principal,
                ["date"] = Date(mortgage.Loan.Terms.Issued),
            })
            : [];

    private static DateTime ChangedAt(Car car, DateTime now) => car.Seizures
        .SelectMany(seizure => (IEnumerable<DateTime>)[seizure.From.At(0), seizure.To.At(0)])
        .Append(car.Mortgage?.Loan.ClosedAt ?? DateTime.MinValue)
        .Append(car.Mortgage?.Loan.OpenedAt ?? DateTime.MinValue)
        .Append(Inspection.At(car.Registered, now.Date()).From.At(0))
        .Where(moment => moment <= now)
        .Append(car.Registered.At(0))
        .Max();

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
