using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Renumbering;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>Which asset a search of history means, through which connection, and how far back it is collected already.</summary>
internal sealed class HistorySearch(IDatasetCatalogue catalogue, TimeProvider clock)
{
    public async Task<HistoryFound> FindAsync(CustomerFile file, HistoryWanted wanted, CancellationToken ct)
    {
        var today = KoreanTime.Day(clock.GetUtcNow());
        if (wanted.From < HistoryWindow.Oldest(today))
        {
            return new HistoryFound.Refused(new("history-too-old", "Institutions give the last five years only.", "history.from"));
        }

        if (wanted.From > today)
        {
            return new HistoryFound.Refused(new("history-in-future", "This must not be after today.", "history.from"));
        }

        var listed = await ListedAsync(file, wanted.ItemId, ct);
        if (listed.Count == 0)
        {
            return new HistoryFound.Refused(new("unknown-item", "No linked institution lists this item.", "history.item"));
        }

        foreach (var (connection, asset) in listed)
        {
            if (await CollectedFromAsync(file, connection, asset, ct) is { } known)
            {
                return wanted.From < known
                    ? new HistoryFound.Searchable(connection, new(asset, wanted.From))
                    : new HistoryFound.Refused(new("history-collected", "Everything from that day on is collected.", "history.from"));
            }
        }

        return new HistoryFound.Refused(new("no-history", "This item has no history, or none was collected yet.", "history.item"));
    }

    /// <summary>Null when the item cannot be searched.</summary>
    public async Task<DateOnly?> CollectedFromAsync(CustomerFile file, string itemId, CancellationToken ct)
    {
        foreach (var (connection, asset) in await ListedAsync(file, itemId, ct))
        {
            if (await CollectedFromAsync(file, connection, asset, ct) is { } known)
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>The item in the lists of institutions whose consent is in force.</summary>
    private static async Task<List<(ConnectionId Connection, AssetKey Asset)>> ListedAsync(CustomerFile file, string itemId, CancellationToken ct)
    {
        var salt = (await file.ProfileAsync(ct)).ItemIdSalt;
        var book = await file.BookAsync(ct);
        var numbers = Renumberings.Of(book);
        return
        [
            .. book.Facts.Values
                .Where(fact => fact.Value is AssetList && file.Connections.GetValueOrDefault(fact.Key.Connection) is { InForce: not null })
                .SelectMany(fact => ((AssetList)fact.Value).Assets.Where(asset => asset.IsConsented).Select(asset => (fact.Key.Connection, asset.Key)))
                .Where(listed => ItemId.Of(salt, numbers.Of(listed.Key)) == itemId)
                .Distinct()
                .OrderBy(listed => listed.Connection.ToString(), StringComparer.Ordinal),
        ];
    }

    // The least that is known of any of its datasets: history is as old as all of them.
    private async Task<DateOnly?> CollectedFromAsync(CustomerFile file, ConnectionId connection, AssetKey asset, CancellationToken ct) =>
        (await file.AskLogAsync(connection, ct)).Records.Values
            .Where(record => record.Key.Subject == asset && catalogue.Find(record.Key.Dataset) is { } dataset && HistoryWindow.Has(dataset))
            .Max(HistoryWindow.KnownFrom);
}

internal abstract record HistoryFound
{
    private HistoryFound()
    {
    }

    public sealed record Searchable(ConnectionId Connection, HistoryRange Range) : HistoryFound;

    public sealed record Refused(Refusal Refusal) : HistoryFound;
}
