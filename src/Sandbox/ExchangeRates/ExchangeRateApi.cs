using System.Globalization;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Settings;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.ExchangeRates;

/// <summary>
/// Exchange rates as Korea Eximbank's open API gives them: an array for each <c>searchdate</c>, amounts with thousands
/// separators, empty on holidays and before eleven o'clock of the day itself.
/// </summary>
internal sealed class ExchangeRateApi(IExchangeRateSeries series, Secrets secrets, SandboxClock clock)
{
    private const int Success = 1;
    private const int BadDataCode = 2;
    private const int BadKey = 3;
    private const decimal TelegraphicSpread = 0.01m;

    private static readonly TimeOnly Published = new(11, 0);

    public Task HandleAsync(HttpContext http) => AnswerTo(http.Request).WriteAsync(http);

    private Answer AnswerTo(HttpRequest request)
    {
        if (!request.Path.Value!.EndsWith("/exchangeJSON", StringComparison.Ordinal))
        {
            return Answer.Of(RspCode.NoEndpoint);
        }

        if (!Secret.Matches(request.Query["authkey"], secrets.RatesApiKey))
        {
            return Failure(BadKey);
        }

        if (request.Query["data"] != "AP01")
        {
            return Failure(BadDataCode);
        }

        var asked = request.Query["searchdate"].ToString();
        var day = asked.Length == 0
            ? clock.SeoulToday
            : WireTime.ParseDate(asked.Replace("-", "", StringComparison.Ordinal));
        return day is { } known ? Answer.Plain(200, "1", RatesOf(known)) : Failure(BadDataCode);
    }

    private static Answer Failure(int result) =>
        Answer.Plain(200, result.ToString(CultureInfo.InvariantCulture), new JsonArray(new JsonObject { ["result"] = result }));

    private JsonArray RatesOf(DateOnly day)
    {
        var published = day.ToDateTime(Published);
        return clock.SeoulNow < published ? [] : new JsonArray([.. series.Rates(day).Select(RowOf)]);
    }

    private static JsonNode RowOf(ExchangeRate rate) => new JsonObject
    {
        ["result"] = Success,
        ["cur_unit"] = rate.Unit,
        ["ttb"] = Amount(rate.BasicRate * (1 - TelegraphicSpread)),
        ["tts"] = Amount(rate.BasicRate * (1 + TelegraphicSpread)),
        ["deal_bas_r"] = Amount(rate.BasicRate),
        ["bkpr"] = decimal.Floor(rate.BasicRate).ToString("#,##0", CultureInfo.InvariantCulture),
        ["yy_efee_r"] = "0",
        ["ten_dd_efee_r"] = "0",
        ["kftc_bkpr"] = decimal.Floor(rate.BasicRate).ToString("#,##0", CultureInfo.InvariantCulture),
        ["kftc_deal_bas_r"] = Amount(rate.BasicRate),
        ["cur_nm"] = rate.Name,
    };

    private static string Amount(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
