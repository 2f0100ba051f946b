using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Open;
using MyDataHub.Domain.Assets.Rows;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;

namespace MyDataHub.Grains.Customers.Opening;

/// <summary>Shared history in pages, and what changed in it; only the months of the page are read.</summary>
internal sealed class OpenRowServing(SharedViewBuilding building)
{
    /// <summary>Months read for one page, so that a turn stays short.</summary>
    private const int MostMonths = 24;

    private static readonly OpenAnswer BadCursor = new OpenAnswer.Refused(new("bad-cursor", "The cursor is not one that was given under this grant.", "cursor"));

    private static readonly OpenAnswer BeginAnew = new OpenAnswer.Refused(
        new("begin-anew", "What the grant shares has changed since the cursor was given. Forget the transactions and begin without a cursor.", "cursor"));

    public async Task<OpenAnswer> AnswerAsync(CustomerFile file, Grant grant, OpenQuery query, CancellationToken ct) => query switch
    {
        OpenQuery.Transactions transactions => await PageAsync(file, grant, transactions, ct),
        OpenQuery.Changes changes => await ChangesAsync(file, grant, changes, ct),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async Task<OpenAnswer> PageAsync(CustomerFile file, Grant grant, OpenQuery.Transactions query, CancellationToken ct)
    {
        RowCursor? after = null;
        if (query.Cursor is not null && !RowCursor.TryParse(query.Cursor, out after))
        {
            return BadCursor;
        }

        var cut = await building.CutAsync(file, grant.Consent, ct);
        if (query.Filter.AccountId is { } account && !cut.HasRowsOf(account))
        {
            return new OpenAnswer.NotFound();
        }

        var rows = ImmutableArray.CreateBuilder<OpenRow>();
        RowCursor? next = null;
        var months = OpenRows.Months(cut, query.Filter, after);
        foreach (var month in months.Take(MostMonths).TakeWhile(_ => rows.Count < query.Limit))
        {
            var chunks = await file.ChunksAsync(OpenRows.Needed(cut, month), ct);
            var page = OpenRows.Read(cut, month, chunks, query.Filter, after, query.Limit - rows.Count);
            rows.AddRange(page.Rows);
            next = page.Next;
        }

        var answer = new OpenTransactions(rows) { Next = (next ?? Rest(rows, months, query.Limit))?.ToString() };
        return OpenJson.Ready(grant, answer, Domains(rows), rows.Count);
    }

    // A page that filled up at the end of a month, or gave up looking, goes on from where it stopped while older months remain.
    private static RowCursor? Rest(ImmutableArray<OpenRow>.Builder rows, ImmutableArray<Month> months, int limit)
    {
        if (rows.Count == limit)
        {
            return rows[^1] is var last && months.Any(month => month < Month.Of(last.At)) ? new(last.At, last.Id) : null;
        }

        return months.Length > MostMonths ? new(KoreanTime.StartOf(months[MostMonths - 1].FirstDay), "") : null;
    }

    private async Task<OpenAnswer> ChangesAsync(CustomerFile file, Grant grant, OpenQuery.Changes query, CancellationToken ct)
    {
        var secret = (await file.ProfileAsync(ct)).ItemIdSalt;
        var cursor = query.Cursor is { } text ? ChangesCursor.Read(text, secret, grant.Id.ToString()) : null;
        if (query.Cursor is not null && cursor is null)
        {
            return BadCursor;
        }

        var cut = await building.CutAsync(file, grant.Consent, ct);
        var suspects = await file.ChunksAsync(OpenChanges.Suspects(cut, cursor, file.VersionOf), ct);
        if (OpenChanges.Walk(cut, cursor, file.Stored.Version, suspects) is not { } walk || walk.Cursor.Accounts.Length > ChangesCursor.MostAccounts)
        {
            return BeginAnew;
        }

        var (rows, next) = await WalkAsync(file, cut, walk.Cursor, query.Limit, ct);
        var answer = new OpenTransactionChanges(
            [.. rows.Where(row => row.IsAdded).Select(row => row.Row)],
            [.. rows.Where(row => !row.IsAdded).Select(row => row.Row)],
            [.. walk.Removed.Select(account => new OpenRemoved(account))],
            (next ?? OpenChanges.Done(walk.Cursor)).Write(secret, grant.Id.ToString()),
            next is not null);
        return OpenJson.Ready(grant, answer, Domains(rows.Select(row => row.Row)), rows.Count);
    }

    /// <summary>Rows of one page; the cursor is null once the walk has told everything.</summary>
    private static async Task<(List<ChangedRow> Rows, ChangesCursor? Next)> WalkAsync(
        CustomerFile file, BookCut cut, ChangesCursor walk, int limit, CancellationToken ct)
    {
        var rows = new List<ChangedRow>();
        var months = OpenChanges.Months(cut, walk, file.VersionOf);
        foreach (var month in months.Take(MostMonths))
        {
            var chunks = await file.ChunksAsync(OpenRows.Needed(cut, month), ct);
            var told = OpenChanges.Read(cut, month, chunks, walk, limit - rows.Count);
            rows.AddRange(told.Rows);
            var isFull = rows.Count == limit;
            walk = walk.After(month, told, isFull);
            if (isFull)
            {
                return (rows, walk);
            }
        }

        return (rows, months.Length > MostMonths ? walk : null);
    }

    private static ConsentDomains Domains(IEnumerable<OpenRow> rows)
    {
        var words = rows.Select(row => row.Domain).ToHashSet(StringComparer.Ordinal);
        return ConsentWords.Domains.Where(domain => words.Contains(domain.Word)).Aggregate(ConsentDomains.None, (all, domain) => all | domain.Value);
    }
}
