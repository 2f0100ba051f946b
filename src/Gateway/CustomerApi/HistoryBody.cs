using System.Globalization;
using MyDataHub.Gateway.Http;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>An item of the view and the day, such as 2023-01-31, from which its history is wanted: up to five years back.</summary>
internal sealed record HistoryBody(string? Item, string? From)
{
    internal Problem? FirstProblem() =>
        Item is null ? Problems.InvalidRequest("history.item", "Name the item.")
        : Text.IdProblem("history.item", Item) ?? (Day is null ? Problems.InvalidRequest("history.from", "This must be a day such as 2026-01-31.") : null);

    internal HistoryWanted ToWanted() => new(Item!, Day!.Value);

    private DateOnly? Day => DateOnly.TryParseExact(From, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
