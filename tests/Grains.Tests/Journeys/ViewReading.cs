using System.Text.Json;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Tests.Journeys;

/// <summary>What a page would read from the view.</summary>
internal static class ViewReading
{
    public static async Task<JsonElement> ViewAsync(this Hub hub, CustomerId id)
    {
        var view = Assert.IsType<ViewAnswer.Ready>(await hub.Customer(id).ViewAsync(default));
        return JsonSerializer.Deserialize<JsonElement>(view.Utf8Json.Span);
    }

    public static decimal? BankTotal(this JsonElement view)
    {
        var krw = view.GetProperty("bank").GetProperty("total").GetProperty("krw");
        return krw.ValueKind == JsonValueKind.Null ? null : krw.GetDecimal();
    }

    public static DateTimeOffset BalanceAsOf(this JsonElement view) =>
        view.GetProperty("bank").GetProperty("items")[0].GetProperty("balance").GetProperty("asOf").GetDateTimeOffset();

    public static string? SourceState(this JsonElement view, InstitutionId institution) => view.GetProperty("sources").EnumerateArray()
        .Single(source => source.GetProperty("institution").GetString() == institution.OrgCode).GetProperty("state").GetString();
}
