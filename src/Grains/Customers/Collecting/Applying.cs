using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Granting;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Customers.Withdrawing;
using MyDataHub.Providers.Collecting;
using MyDataHub.Storage.Audit;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>Writes what institutions gave into the customer: one short turn, one transaction, all or nothing.</summary>
internal sealed class Applying(InstitutionEnd end)
{
    /// <summary>
    /// Answers with the connections whose results were kept. Of the others the consent that they were collected under is not in force any more:
    /// nothing of theirs is written. Each connection is there once.
    /// </summary>
    public async Task<ImmutableHashSet<ConnectionId>> ApplyAsync(
        CustomerFile file, CustomerEdit edit, IReadOnlyCollection<InstitutionResult> results, DateTimeOffset now, CancellationToken ct)
    {
        var standing = results.Where(result => Standing(edit, result) is not null).ToList();
        var change = await DeliverAsync(file, edit, standing, ct);
        foreach (var result in standing)
        {
            await NoteAsync(file, edit, Standing(edit, result)!, result, change, now, ct);
        }

        return [.. standing.Select(result => result.Connection)];
    }

    private static Connection? Standing(CustomerEdit edit, InstitutionResult result) =>
        edit.Connection(result.Connection) is { InForce: { } request } connection && request.Version == result.RequestVersion ? connection : null;

    private async Task NoteAsync(
        CustomerFile file, CustomerEdit edit, Connection connection, InstitutionResult result, BookChange? change, DateTimeOffset now, CancellationToken ct)
    {
        var log = await file.AskLogAsync(connection.Id, ct);
        edit.Put(connection.Id, result.Asked.Aggregate(log, (all, record) => all.With(record)));
        var assets = connection.Assets;
        if (IsGiving(result))
        {
            assets = Consented(change!.State, connection.Id);
            await GrantNews.TellAsync(file, edit, result, change, now, ct);
        }

        // A search says how one asset's past went, not how the connection does: its schedule and health stay.
        var collected = (result.Kind == TransferKind.UserSearch ? connection : connection.Collected(result, assets, now)) with { Windows = result.Windows };
        edit.Put(collected);
        if (result.Trouble == Verdict.ConsentGone)
        {
            end.End(edit, collected, collected.InForce!.Version, result.Reason ?? "unknown");
        }

        edit.Calls.AddRange(result.Calls.Select(call => new Storage.Calls.CallCount(
            connection.Id.Operator, connection.Id.Institution, KoreanTime.Day(now), call.Api, Word(result.Kind), call.Outcome, call.Calls)));
        edit.Record(AuditActor.Hub, "data.collected", [connection.Id.ToString()], ("kind", Word(result.Kind)), ("calls", $"{result.Done}"), ("outcome", result.Trouble ?? "ok"));
    }

    /// <summary>What they gave makes of the book; null when they gave nothing.</summary>
    private static async Task<BookChange?> DeliverAsync(CustomerFile file, CustomerEdit edit, List<InstitutionResult> results, CancellationToken ct)
    {
        var giving = results.Where(IsGiving).ToList();
        if (giving.Count == 0)
        {
            return null;
        }

        var book = await file.BookAsync(ct);
        var delivery = new Delivery(giving[0].Connection, giving[0].BegunAt, [.. giving.SelectMany(result => result.Facts)], [.. giving.SelectMany(result => result.Transactions)]);
        var change = BookUpdate.Apply(book, await file.ChunksAsync(BookUpdate.Touched(book, delivery), ct), delivery);
        edit.Put(change, book);
        return change;
    }

    private static bool IsGiving(InstitutionResult result) => !result.Facts.IsEmpty || !result.Transactions.IsEmpty;

    private static int Consented(BookState book, ConnectionId connection) => book.Facts.Values
        .Where(fact => fact.Key.Connection == connection).Select(fact => fact.Value).OfType<AssetList>()
        .Sum(list => list.Assets.Count(asset => asset.IsConsented));

    internal static string Word(TransferKind kind) => kind switch
    {
        TransferKind.UserConsent => "user-consent",
        TransferKind.UserRefresh => "user-refresh",
        TransferKind.UserSearch => "user-search",
        TransferKind.Scheduled => "scheduled",
    };
}
