using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MyDataHub.Domain;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.ExchangeRates;

/// <summary>Rows of cur_unit and deal_bas_r (매매기준율).</summary>
internal static class ExchangeRateRows
{
    private const int Succeeded = 1;

    /// <summary>Null when any row cannot be read, or the service refuses (result 2 to 4): a table with a hole would be taken for whole.</summary>
    internal static ImmutableArray<ExchangeRate>? Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 4 });
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var rates = ImmutableArray.CreateBuilder<ExchangeRate>();
        foreach (var row in document.RootElement.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Object || !HasSucceeded(row) || Rate(row) is not { } rate)
            {
                return null;
            }

            if (rate.Currency != Currency.Krw)
            {
                rates.Add(rate);
            }
        }

        return rates.DistinctBy(rate => rate.Currency).Count() == rates.Count ? rates.ToImmutable() : null;
    }

    private static bool HasSucceeded(JsonElement row) =>
        !row.TryGetProperty("result", out var result) || (result.ValueKind == JsonValueKind.Number && result.TryGetInt32(out var code) && code == Succeeded);

    // "USD" is quoted for one, "JPY(100)" for a hundred.
    private static ExchangeRate? Rate(JsonElement row)
    {
        if (Text(row, "cur_unit") is not { Length: >= 3 } name || !name[..3].All(char.IsAsciiLetterUpper) || Unit(name[3..]) is not { } unit)
        {
            return null;
        }

        return decimal.TryParse(
            Text(row, "deal_bas_r"), NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate > 0
                ? new ExchangeRate(new(name[..3]), rate, unit)
                : null;
    }

    private static int? Unit(string suffix) => suffix switch
    {
        "" => 1,
        ['(', .. var digits, ')'] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var unit) && unit > 0 => unit,
        _ => null,
    };

    private static string? Text(JsonElement row, string member) =>
        row.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? WireText.Of(value) : null;
}
