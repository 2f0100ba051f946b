using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Vehicles;

/// <summary>The vehicle register and the price service, whose values are native JSON.</summary>
public sealed class VehicleTests : SandboxTest
{
    [Fact]
    public async Task The_register_answers_the_vehicles_of_a_person()
    {
        var reply = await GetAsync(Catalogue.Register, $"v1/vehicles?ci={Uri.EscapeDataString(SmallHouseholds.Haneul.Ci)}");

        Assert.Equal("00000", reply.Code);
        Assert.Equal(1, reply.Json!["vehicle_cnt"]!.GetValue<int>());
        Assert.Equal(1598, reply.List("vehicle_list")[0]!["displacement_cc"]!.GetValue<int>());
        Assert.Equal("20260112120000", reply["as_of"]);
    }

    [Theory]
    [InlineData("KMHXX00XXXX000001", "00000")]
    [InlineData("KMHXX00XXXX000002", "40402")]
    [InlineData("", "40001")]
    public async Task A_price_is_there_or_said_to_be_missing(string vin, string code) =>
        Assert.Equal(code, (await GetAsync(Catalogue.Prices, $"v1/prices?vin={vin}")).Code);

    [Fact]
    public async Task A_stranger_is_refused()
    {
        using var client = TestSandbox.Client("stranger");
        var stranger = new Operator(Sandbox) { Http = client };

        Assert.Equal("40103", (await stranger.SendAsync(stranger.Request(HttpMethod.Get, Catalogue.Register, "v1/vehicles?ci=x"))).Code);
    }

    private Task<Reply> GetAsync(string party, string path) => Operator.SendAsync(Operator.Request(HttpMethod.Get, party, path));
}
