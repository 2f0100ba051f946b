using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>History: by domain, item, period and text, newest first, in pages.</summary>
internal static class TransactionEndpoints
{
    internal static void MapTransactions(this RouteGroupBuilder customer) =>
        customer.MapGet("/transactions", List).WithTags("Transactions").WithMetadata(Answers.Of(400))
            .WithSummary("Transactions, newest first; next is the cursor of the following page");

    private static async Task<Results<Ok<TransactionPage>, Problem>> List(
        [AsParameters] TransactionFilter filter, HttpContext context, Session session, IGrains grains, CancellationToken ct)
    {
        if (filter.FirstProblem(context.Request.Query) is { } problem)
        {
            return problem;
        }

        var answer = await grains.Customer(session.Customer).TransactionsAsync(filter.ToQuery(), ct);
        return answer.Refusal is { } refusal ? Problems.Refused(refusal) : TypedResults.Ok(new TransactionPage(answer.Rows) { Next = answer.Next, CollectedFrom = answer.CollectedFrom });
    }
}

internal sealed record TransactionPage(ImmutableArray<TransactionRow> Rows)
{
    public string? Next { get; init; }

    /// <summary>On the first page of one item: the day from which its history is collected. Older days can be fetched.</summary>
    public DateOnly? CollectedFrom { get; init; }
}

/// <summary>The query as it comes: texts, so that a refusal can name the one at fault.</summary>
internal sealed record TransactionFilter(string? Domain, string? Item, string? From, string? To, string? Text, string? Cursor, string? Limit)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;
    private static readonly string[] Members = ["domain", "item", "from", "to", "text", "cursor", "limit"];
    private static readonly string[] Domains = ["bank", "card", "investment", "insurance", "loan", "wallet", "telecom"];

    internal Problem? FirstProblem(IQueryCollection query)
    {
        if (query.Keys.FirstOrDefault(name => !Members.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            return Problems.InvalidRequest(unknown.Length <= 40 ? unknown : unknown[..40], "This filter is not known.");
        }

        if (query.FirstOrDefault(member => member.Value.Count > 1).Key is { } repeated)
        {
            return Problems.InvalidRequest(repeated, "This may be given once.");
        }

        return this switch
        {
            { Domain: { } domain } when !Domains.Contains(domain) => Problems.InvalidRequest("domain", $"This must be one of {string.Join(", ", Domains)}."),
            { Item: { } item } when Http.Text.IdProblem("item", item) is { } problem => problem,
            { From: not null } when Day(From) is null => Problems.InvalidRequest("from", "This must be a day such as 2026-01-31."),
            { To: not null } when Day(To) is null => Problems.InvalidRequest("to", "This must be a day such as 2026-01-31."),
            { From: not null, To: not null } when Day(From) > Day(To) => Problems.InvalidRequest("from", "This must not be after to."),
            { Text: { } text } when Http.Text.Problem("text", text, 1, 100) is { } problem => problem,
            { Cursor: { } cursor } when cursor.Length is < 1 or > 512 => Problems.InvalidRequest("cursor", "This must be a cursor that the hub has given."),
            { Limit: not null } when Count(Limit) is null => Problems.InvalidRequest("limit", $"This must be a number from 1 to {MaxLimit}."),
            _ => null,
        };
    }

    internal TransactionsQuery ToQuery() => new(Count(Limit) ?? DefaultLimit)
    {
        Cursor = Cursor,
        Domain = Domain,
        ItemId = Item,
        From = Day(From),
        To = Day(To),
        Text = Text,
    };

    public override string ToString() => nameof(TransactionFilter);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int? Count(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MaxLimit ? count : null;
}
