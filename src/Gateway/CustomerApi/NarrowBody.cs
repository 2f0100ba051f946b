using System.Collections.Immutable;
using System.Globalization;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>What is still to be shared. All optional: what is left out stays as it is. Nothing here can widen a grant.</summary>
internal sealed record NarrowBody : IRequestBody
{
    private const int MostAccounts = 500;

    /// <summary>Ids of the items that stay shared.</summary>
    public ImmutableArray<string>? Accounts { get; init; }

    /// <summary>totals, balances, transactions, holdings, policies.</summary>
    public ImmutableArray<string>? Detail { get; init; }

    /// <summary>The first day of history that stays shared, such as 2026-01-31.</summary>
    public string? HistoryFrom { get; init; }

    /// <summary>The new last day.</summary>
    public string? EndsOn { get; init; }

    public Problem? FirstProblem() => this switch
    {
        { Accounts: null, Detail: null, HistoryFrom: null, EndsOn: null } => Problems.InvalidRequest("accounts", "Say what is to be shared less."),
        { Accounts: { } accounts } when accounts.Length > MostAccounts || accounts.Any(id => id is null || Text.IdProblem("accounts", id) is not null) =>
            Problems.InvalidRequest("accounts", $"These must be at most {MostAccounts} ids that the hub has given."),
        { Detail: { } detail } when detail.Any(word => !Known(word)) =>
            Problems.InvalidRequest("detail", $"These must be of {string.Join(", ", ConsentWords.Details.Select(known => known.Word))}."),
        { HistoryFrom: not null } when Day(HistoryFrom) is null => Problems.InvalidRequest("historyFrom", "This must be a day such as 2026-01-31."),
        { EndsOn: not null } when Day(EndsOn) is null => Problems.InvalidRequest("endsOn", "This must be a day such as 2026-01-31."),
        _ => null,
    };

    internal MyDataConsent Of(MyDataConsent current) => current with
    {
        Accounts = Accounts is { } accounts ? Selection.Of(accounts) : current.Accounts,
        Details = Detail is { } detail
            ? ConsentWords.Details.Where(known => detail.Contains(known.Word)).Aggregate(ConsentDetails.None, (all, known) => all | known.Value)
            : current.Details,
        HistoryFrom = Day(HistoryFrom) ?? current.HistoryFrom,
        EndsOn = Day(EndsOn) ?? current.EndsOn,
    };

    private static bool Known(string word) => ConsentWords.Details.Any(known => known.Word == word);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
