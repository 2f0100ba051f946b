using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Grains.Customers.Granting;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Customers.Withdrawing;
using MyDataHub.Providers.Collecting;
using MyDataHub.Storage.Audit;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>Writes what one institution gave into the customer: one short turn, one transaction, all or nothing.</summary>
internal sealed class Applying(InstitutionEnd end)
{
    /// <summary>False when the consent it was collected under is not in force any more: then nothing of it is kept.</summary>
    public async Task<bool> ApplyAsync(CustomerFile file, CustomerEdit edit, InstitutionResult result, DateTimeOffset now, CancellationToken ct)
    {
        if (edit.Connection(result.Connection) is not { InForce: { } request } connection || request.Version != result.RequestVersion)
        {
            return false;
        }

        var log = await file.AskLogAsync(connection.Id, ct);
        edit.Put(connection.Id, result.Asked.Aggregate(log, (all, record) => all.With(record)));
        var assets = await DeliverAsync(file, edit, result, now, ct) ?? connection.Assets;
        // A search says how one asset's past went, not how the connection does: its schedule and health stay.
        var collected = (result.Kind == TransferKind.UserSearch ? connection : connection.Collected(result, assets, now)) with { Windows = result.Windows };
        edit.Put(collected);
        if (result.Trouble == Verdict.ConsentGone)
        {
            end.End(edit, collected, request.Version, result.Reason ?? "unknown");
        }

        edit.Calls.AddRange(result.Calls.Select(call => new Storage.Calls.CallCount(
            connection.Id.Operator, connection.Id.Institution, KoreanTime.Day(now), call.Api, Word(result.Kind), call.Outcome, call.Calls)));
        edit.Record(AuditActor.Hub, "data.collected", [connection.Id.ToString()], ("kind", Word(result.Kind)), ("calls", $"{result.Done}"), ("outcome", result.Trouble ?? "ok"));
        return true;
    }

    /// <summary>Answers with the number of consented assets when the lists are known.</summary>
    private static async Task<int?> DeliverAsync(CustomerFile file, CustomerEdit edit, InstitutionResult result, DateTimeOffset now, CancellationToken ct)
    {
        if (result.Facts.IsEmpty && result.Transactions.IsEmpty)
        {
            return null;
        }

        var book = await file.BookAsync(ct);
        var delivery = new Delivery(result.Connection, result.BegunAt, result.Facts, result.Transactions);
        var change = BookUpdate.Apply(book, await file.ChunksAsync(BookUpdate.Touched(book, delivery), ct), delivery);
        edit.Put(change, book);
        await GrantNews.TellAsync(file, edit, result, change, now, ct);
        return change.State.Facts.Values.Where(fact => fact.Key.Connection == result.Connection).Select(fact => fact.Value).OfType<AssetList>()
            .Sum(list => list.Assets.Count(asset => asset.IsConsented));
    }

    internal static string Word(TransferKind kind) => kind switch
    {
        TransferKind.UserConsent => "user-consent",
        TransferKind.UserRefresh => "user-refresh",
        TransferKind.UserSearch => "user-search",
        TransferKind.Scheduled => "scheduled",
    };
}
