using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.KrMyData;
using MyDataHub.Providers.Market;

namespace MyDataHub.Providers.ExchangeRates;

/// <summary>
/// The rates of one day as Korea Eximbank's open API gives them (AP01): texts such as "JPY(100)" and "1,385.5", and an empty list on a day without rates.
/// </summary>
internal sealed class ExchangeRateClient(OutboundChannels channels, IOptions<ExchangeRatesOptions> options) : IExchangeRates
{
    public async Task<RatesOutcome> OnAsync(DateOnly day, CancellationToken ct)
    {
        if (options.Value.Address is not { } address)
        {
            return new RatesOutcome.Unavailable("not-configured");
        }

        var query = KrRequests.Query(
            [("authkey", options.Value.ApiKey), ("searchdate", day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)), ("data", "AP01")]);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address.TrimEnd('/') + options.Value.Path + query));
        var call = new OutboundCall("FX01") { IsRepeatable = true, HasTransactionId = false };
        return await channels.For("rates", new Uri(address)).SendAsync(request, call, ct) switch
        {
            OutboundAnswer.Answered { Status: HttpStatusCode.OK } answered => Read(answered.Body, day),
            OutboundAnswer.Answered answered => new RatesOutcome.Unavailable($"http-{(int)answered.Status}"),
            OutboundAnswer.NotAnswered none => new RatesOutcome.Unavailable(none.Fault.Key()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    internal static RatesOutcome Read(ReadOnlyMemory<byte> body, DateOnly day)
    {
        try
        {
            return ExchangeRateRows.Read(body) is { } rates
                ? new RatesOutcome.Published(day, rates)
                : new RatesOutcome.Unavailable("malformed:deal_bas_r");
        }
        catch (JsonException)
        {
            return new RatesOutcome.Unavailable("malformed:$");
        }
    }
}
