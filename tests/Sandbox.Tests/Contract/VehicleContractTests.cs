using System.Text.Json;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Contract;

/// <summary>
/// The register and the price service about every demo person, with the members of their schema and native values.
/// </summary>
public sealed class VehicleContractTests
{
    private static readonly Dictionary<string, JsonValueKind> Members = new()
    {
        ["car_reg_no"] = JsonValueKind.String,
        ["vin"] = JsonValueKind.String,
        ["car_name"] = JsonValueKind.String,
        ["car_type"] = JsonValueKind.String,
        ["use_type"] = JsonValueKind.String,
        ["model_no"] = JsonValueKind.String,
        ["model_year"] = JsonValueKind.String,
        ["made_ym"] = JsonValueKind.String,
        ["engine_type"] = JsonValueKind.String,
        ["displacement_cc"] = JsonValueKind.Number,
        ["fuel"] = JsonValueKind.String,
        ["seats"] = JsonValueKind.Number,
        ["gross_weight_kg"] = JsonValueKind.Number,
        ["length_mm"] = JsonValueKind.Number,
        ["width_mm"] = JsonValueKind.Number,
        ["height_mm"] = JsonValueKind.Number,
        ["first_reg_date"] = JsonValueKind.String,
        ["inspect_valid_from"] = JsonValueKind.String,
        ["inspect_valid_to"] = JsonValueKind.String,
        ["owner_name"] = JsonValueKind.String,
        ["owner_address"] = JsonValueKind.String,
        ["part_a"] = JsonValueKind.Array,
        ["part_b"] = JsonValueKind.Array,
    };

    [Fact]
    public async Task Every_vehicle_has_the_members_of_the_schema_and_its_price_is_found_by_its_vin()
    {
        var households = new HouseholdData(20260101);
        await using var sandbox = await TestSandbox.StartAsync(households: households, rates: households.ExchangeRates);
        var caller = new Operator(sandbox);
        var vehicles = new List<JsonObject>();
        foreach (var person in households.People)
        {
            var reply = await GetAsync(caller, Catalogue.Register, $"v1/vehicles?ci={Uri.EscapeDataString(person.Ci)}");
            Assert.Equal(reply.Json!["vehicle_cnt"]!.GetValue<int>(), reply.List("vehicle_list").Count);
            vehicles.AddRange(reply.List("vehicle_list").Cast<JsonObject>());
        }

        Assert.NotEmpty(vehicles);
        Assert.All(vehicles, vehicle => Assert.All(vehicle, member => Assert.Equal(Members[member.Key], member.Value!.GetValueKind())));
        Assert.All(vehicles, vehicle => Assert.Empty(Members.Keys.Except(vehicle.Select(member => member.Key)).Except(["car_reg_no"])));
        var price = await GetAsync(caller, Catalogue.Prices, $"v1/prices?vin={(string?)vehicles[0]["vin"]}");

        Assert.Equal(("00000", "KRW"), (price.Code, price["currency"]));
        Assert.True(price.Json!["wholesale_amt"]!.GetValue<decimal>() < price.Json["retail_amt"]!.GetValue<decimal>());
    }

    private static Task<Reply> GetAsync(Operator caller, string party, string path) => caller.SendAsync(caller.Request(HttpMethod.Get, party, path));
}
