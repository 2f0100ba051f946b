using System.Globalization;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households;

namespace MyDataHub.Journeys.Tests.Truth;

/// <summary>What the institutions themselves have on one person at one moment, read without consent, paging or any code of the hub.</summary>
internal sealed class Books(HouseholdData world, string ci, DateTimeOffset now)
{
    private static readonly Dictionary<string, string> None = [];

    internal DateOnly Today => DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(9)).DateTime);

    internal IEnumerable<JsonObject> Rows(string org, string resource) => world.Read(org, resource, ci, None, now)?.Rows ?? [];

    internal IEnumerable<JsonObject> Rows(string org, string resource, string key, string number) =>
        world.Read(org, resource, ci, new Dictionary<string, string> { [key] = number }, now)?.Rows ?? [];

    /// <summary>A flat answer; empty when there is none.</summary>
    internal JsonObject One(string org, string resource, string key, string number) =>
        world.Read(org, resource, ci, new Dictionary<string, string> { [key] = number }, now)?.Head ?? [];

    /// <summary>Whole won at the last rate published, at most a week old; null for a currency nobody publishes.</summary>
    internal decimal? Won(decimal amount, string currency)
    {
        if (currency == "KRW")
        {
            return Math.Round(amount, MidpointRounding.AwayFromZero);
        }

        // A day's rates come out at eleven.
        var wall = now.ToOffset(TimeSpan.FromHours(9));
        return Enumerable.Range(wall.Hour >= 11 ? 0 : 1, 7)
            .SelectMany(back => world.ExchangeRates.Rates(Today.AddDays(-back)))
            .Where(rate => rate.Unit.StartsWith(currency, StringComparison.Ordinal))
            .Select(rate => (decimal?)Math.Round(amount * rate.BasicRate / (rate.Unit.EndsWith("(100)", StringComparison.Ordinal) ? 100 : 1), MidpointRounding.AwayFromZero))
            .FirstOrDefault();
    }
}

/// <summary>Members of a wire row.</summary>
internal static class WireRow
{
    internal static string Text(this JsonObject row, string member) => row[member]?.ToString() ?? "";

    internal static decimal Amount(this JsonObject row, string member) =>
        row[member] is { } value ? decimal.Parse(value.ToString(), CultureInfo.InvariantCulture) : 0;

    internal static DateOnly Day(this JsonObject row, string member) =>
        DateOnly.ParseExact(row.Text(member)[..8], "yyyyMMdd", CultureInfo.InvariantCulture);
}
