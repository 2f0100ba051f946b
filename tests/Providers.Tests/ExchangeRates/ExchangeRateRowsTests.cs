using System.Text;
using MyDataHub.Domain;
using MyDataHub.Providers.ExchangeRates;

namespace MyDataHub.Providers.Tests.ExchangeRates;

public sealed class ExchangeRateRowsTests
{
    [Fact]
    public void Units_and_thousands_separators_are_read()
    {
        var rates = Read("""[{"result":1,"cur_unit":"USD","deal_bas_r":"1,385.5"},{"result":1,"cur_unit":"JPY(100)","deal_bas_r":"925.3"},{"result":1,"cur_unit":"KRW","deal_bas_r":"1"}]""");

        Assert.Equal([new ExchangeRate(new("USD"), 1385.5m, 1), new ExchangeRate(new("JPY"), 925.3m, 100)], rates!.Value.AsEnumerable());
    }

    [Fact]
    public void A_holiday_is_an_empty_list() => Assert.Empty(Read("[]")!.Value);

    [Theory]
    [InlineData("""[{"result":3}]""")]
    [InlineData("""[{"result":1,"cur_unit":"USD","deal_bas_r":"0"}]""")]
    [InlineData("""[{"result":1,"cur_unit":"USD","deal_bas_r":"-1"}]""")]
    [InlineData("""[{"result":1,"cur_unit":"USD(x)","deal_bas_r":"1"}]""")]
    [InlineData("""[{"result":1,"cur_unit":"US","deal_bas_r":"1"}]""")]
    [InlineData("""[{"result":1,"cur_unit":"USD","deal_bas_r":1385.5}]""")]
    [InlineData("""[{"result":1,"cur_unit":"USD","deal_bas_r":"1"},{"result":1,"cur_unit":"USD","deal_bas_r":"2"}]""")]
    [InlineData("""{"rates":[]}""")]
    [InlineData("""[[]]""")]
    public void A_table_that_cannot_be_read_whole_is_no_table(string body) => Assert.Null(Read(body));

    private static System.Collections.Immutable.ImmutableArray<ExchangeRate>? Read(string body) => ExchangeRateRows.Read(Encoding.UTF8.GetBytes(body));
}
