using System.Globalization;
using MyDataHub.Domain.Assets.Open;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.Http;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.ThirdPartyApi;

/// <summary>The queries of transactions as they come: read strictly, and refused by the name of the member at fault.</summary>
internal static class TransactionQueries
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 500;
    private const int MaxCursor = 7_000;
    private static readonly string[] OfPage = ["account", "domain", "from", "to", "cursor", "limit"];
    private static readonly string[] OfChanges = ["cursor", "limit"];

    internal static (OpenQuery? Query, Problem? Problem) Page(IQueryCollection query)
    {
        var (domain, from, to) = (Text(query, "domain"), Text(query, "from"), Text(query, "to"));
        var problem = Unknown(query, OfPage) ?? Cursor(query) ?? Limit(query, out _)
            ?? (Text(query, "account") is { } id ? Http.Text.IdProblem("account", id) : null)
            ?? (domain is not null && Domain(domain) is null ? Problems.InvalidRequest("domain", $"This must be one of {string.Join(", ", ConsentWords.Domains.Select(one => one.Word))}.") : null)
            ?? DayProblem("from", from) ?? DayProblem("to", to)
            ?? (Day(from) > Day(to) ? Problems.InvalidRequest("from", "This must not be after to.") : null);
        if (problem is not null)
        {
            return (null, problem);
        }

        Limit(query, out var limit);
        var filter = new OpenRowFilter { AccountId = Text(query, "account"), Domain = Domain(domain), From = Day(from), To = Day(to) };
        return (new OpenQuery.Transactions(filter, Text(query, "cursor"), limit), null);
    }

    internal static (OpenQuery? Query, Problem? Problem) Changes(IQueryCollection query) =>
        (Unknown(query, OfChanges) ?? Cursor(query) ?? Limit(query, out _)) is { } problem
            ? (null, problem)
            : (new OpenQuery.Changes(Text(query, "cursor"), Limit(query, out var limit) is null ? limit : DefaultLimit), null);

    private static Problem? Unknown(IQueryCollection query, string[] known)
    {
        if (query.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            return Problems.InvalidRequest(unknown.Length <= 40 ? unknown : unknown[..40], "This filter is not known.");
        }

        return query.FirstOrDefault(member => member.Value.Count > 1).Key is { } repeated ? Problems.InvalidRequest(repeated, "This may be given once.") : null;
    }

    private static Problem? Cursor(IQueryCollection query) =>
        Text(query, "cursor") is { Length: < 1 or > MaxCursor } ? Problems.InvalidRequest("cursor", "This must be a cursor that the hub has given.") : null;

    private static Problem? Limit(IQueryCollection query, out int limit)
    {
        limit = DefaultLimit;
        return Text(query, "limit") is not { } text
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MaxLimit)
                ? null
                : Problems.InvalidRequest("limit", $"This must be a number from 1 to {MaxLimit}.");
    }

    private static Problem? DayProblem(string name, string? text) =>
        text is not null && Day(text) is null ? Problems.InvalidRequest(name, "This must be a day such as 2026-01-31.") : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static ConsentDomains? Domain(string? word) => ConsentWords.Domains.Where(domain => domain.Word == word)
        .Select(domain => (ConsentDomains?)domain.Value).FirstOrDefault();

    private static string? Text(IQueryCollection query, string name) => query.TryGetValue(name, out var values) ? values.ToString() : null;
}
