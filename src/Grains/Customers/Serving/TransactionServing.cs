using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Rows;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;

namespace MyDataHub.Grains.Customers.Serving;

/// <summary>History, newest first, a month at a time: only the months of the page are read.</summary>
internal sealed class TransactionServing(CustomerTurns turns, ViewBuilding building, HistorySearch histories)
{
    private const int MostRows = 200;

    /// <summary>Months read for one page: a rare search goes on with the cursor instead of reading the whole history in one turn.</summary>
    private const int MostMonths = 24;

    private static readonly ImmutableArray<string> Domains = ["bank", "card", "investment", "insurance", "loan", "wallet", "telecom"];

    public async Task<TransactionsAnswer> QueryAsync(Customer customer, TransactionsQuery query, CancellationToken ct)
    {
        if (Problem(query, out var after) is { } refusal)
        {
            return new([], null, refusal);
        }

        var filter = new RowFilter { Domain = query.Domain, ItemId = query.ItemId, From = query.From, To = query.To, Text = query.Text };
        return await turns.ReadAsync(customer, file => PageAsync(file, new(filter, after, query.Limit), customer.Gone), ct);
    }

    private static Refusal? Problem(TransactionsQuery query, out RowCursor? after)
    {
        after = null;
        if (query.Limit is < 1 or > MostRows)
        {
            return new("limit-out-of-range", $"The limit is 1 to {MostRows}.", "limit");
        }

        if (query.Domain is { } domain && !Domains.Contains(domain))
        {
            return new("unknown-domain", $"The domain is one of {string.Join(", ", Domains)}.", "domain");
        }

        if (query.From > query.To)
        {
            return new("empty-period", "The period ends before it begins.", "to");
        }

        return query.Cursor is not null && !RowCursor.TryParse(query.Cursor, out after) ? new("bad-cursor", "The cursor is not one of ours.", "cursor") : null;
    }

    private async Task<TransactionsAnswer> PageAsync(CustomerFile file, RowQuery query, CancellationToken ct)
    {
        var book = await file.BookAsync(ct);
        var inputs = await building.InputsAsync(file, ct);
        var rows = ImmutableArray.CreateBuilder<LedgerRow>();
        RowCursor? next = null;
        var months = TransactionRows.Months(book, query.Filter, query.After, inputs);
        foreach (var month in months.Take(MostMonths))
        {
            var chunks = await file.ChunksAsync(TransactionRows.Needed(book, month), ct);
            var page = TransactionRows.Read(book, month, chunks, query with { Limit = query.Limit - rows.Count }, inputs);
            rows.AddRange(page.Rows);
            next = page.Next;
            if (rows.Count == query.Limit)
            {
                break;
            }
        }

        return new([.. rows.Select(Row)], (next ?? Rest(rows, months, query))?.ToString())
        {
            CollectedFrom = query is { After: null, Filter.ItemId: { } item } ? await histories.CollectedFromAsync(file, item, ct) : null,
        };
    }

    // A page that filled up at the end of a month, or gave up looking, goes on from where it stopped while older months remain.
    private static RowCursor? Rest(ImmutableArray<LedgerRow>.Builder rows, ImmutableArray<Month> months, RowQuery query)
    {
        if (rows.Count == query.Limit)
        {
            return rows[^1] is var last && months.Any(month => month < Month.Of(KoreanTime.Local(last.At))) ? new(last.At, last.Id) : null;
        }

        return months.Length > MostMonths ? new(KoreanTime.StartOf(months[MostMonths - 1].FirstDay), "") : null;
    }

    private static TransactionRow Row(LedgerRow row) => new(
        row.Id, row.ItemId, row.ItemName, row.Institution, row.InstitutionName, row.Domain, KoreanTime.Local(row.At), row.HasTime, row.Kind, row.Amount, row.Net, row.Currency)
    {
        BalanceAfter = row.BalanceAfter,
        Title = row.Title,
        Merchant = row.Merchant,
        Memo = row.Memo,
        Category = row.Category,
        Status = row.Status,
        ChangedAt = row.ChangedAt,
        Instalments = row.Instalments,
        KrwAmount = row.KrwAmount,
        NotSpending = row.NotSpending,
    };
}
