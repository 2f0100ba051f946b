using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.ExchangeRates;

/// <summary>Exchange rates as Korea Eximbank's open API gives them.</summary>
public sealed class ExchangeRateTests : SandboxTest
{
    [Fact]
    public async Task A_working_day_has_rates_with_thousands_separators()
    {
        var rates = await RatesAsync("20260109");

        Assert.Equal(["USD", "JPY(100)"], rates.Select(rate => (string?)rate!["cur_unit"]));
        Assert.Equal("1,385.50", (string?)rates[0]!["deal_bas_r"]);
        Assert.Equal(1, rates[0]!["result"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_weekend_has_none() => Assert.Empty(await RatesAsync("20260110"));

    [Fact]
    public async Task A_day_has_none_before_eleven()
    {
        Sandbox.Clock.SetSeoul(2026, 1, 12, 10, 59);
        Assert.Empty(await RatesAsync("20260112"));

        Sandbox.Clock.SetSeoul(2026, 1, 12, 11);
        Assert.NotEmpty(await RatesAsync("20260112"));
    }

    [Theory]
    [InlineData("wrong", "AP01", 3)]
    [InlineData(null, "AP02", 2)]
    public async Task A_wrong_key_or_data_code_is_told_by_a_number(string? key, string data, int result) =>
        Assert.Equal(result, (await RatesAsync("20260109", key, data))[0]!["result"]!.GetValue<int>());

    private async Task<JsonArray> RatesAsync(string day, string? key = null, string data = "AP01")
    {
        using var client = TestSandbox.Client(null);
        var uri = Sandbox.At(Catalogue.Rates, $"exchangeJSON?authkey={key ?? Operator.Secrets.RatesApiKey}&searchdate={day}&data={data}");
        return JsonNode.Parse(await client.GetStringAsync(uri))!.AsArray();
    }
}
