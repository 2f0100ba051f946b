using Microsoft.Extensions.Options;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.KrMyData;
using MyDataHub.Providers.KrMyData.Wire;
using MyDataHub.Providers.Market;

namespace MyDataHub.Providers.VehiclePrices;

/// <summary>GET /v1/prices?vin=…: what a car is worth.</summary>
internal sealed class VehiclePriceClient(OutboundChannels channels, IOptions<VehiclePricesOptions> options) : IVehiclePrices
{
    public async Task<PriceOutcome> OfAsync(string vin, CancellationToken ct)
    {
        if (options.Value.Address is not { } address)
        {
            return new PriceOutcome.Unavailable("not-configured");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address.TrimEnd('/') + "/v1/prices" + KrRequests.Query([("vin", vin)])));
        var answer = await channels.For("prices", new Uri(address)).SendAsync(request, new OutboundCall("VP01") { IsRepeatable = true }, ct);
        return answer switch
        {
            OutboundAnswer.Answered { Code: "00000" } answered => Read(answered.Body, vin),
            OutboundAnswer.Answered { Code: "40402" } => new PriceOutcome.Unknown(),
            OutboundAnswer.Answered answered => new PriceOutcome.Unavailable(answered.Code ?? $"http-{(int)answered.Status}"),
            OutboundAnswer.NotAnswered none => new PriceOutcome.Unavailable(none.Fault.Key()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // A price is taken only for the car that was asked for, and only if it is one.
    internal static PriceOutcome Read(ReadOnlyMemory<byte> body, string vin)
    {
        try
        {
            using var document = WireDocument.Parse(body);
            var answer = new WireObject(document.RootElement, new WireNotes());
            var price = new VehiclePrice(
                answer.Day("base_date"), answer.CurrencyOrKrw("currency"), answer.AmountOrNull("wholesale_amt"), answer.AmountOrNull("retail_amt"));
            return answer.Text("vin") != vin ? new PriceOutcome.Unavailable("malformed:vin")
                : price is { Wholesale: null, Retail: null } ? new PriceOutcome.Unknown()
                : price is { Wholesale: < 0 } or { Retail: < 0 } ? new PriceOutcome.Unavailable("malformed:retail_amt")
                : new PriceOutcome.Quoted(price);
        }
        catch (WireFormatException exception)
        {
            return new PriceOutcome.Unavailable($"malformed:{exception.Path}");
        }
    }
}
