using System.Collections.Immutable;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Open;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests.Assets.Open;

/// <summary>A book whose every write has a version, as a store keeps it.</summary>
internal sealed class VersionedLedger
{
    private readonly Dictionary<ChunkKey, (LedgerChunk Chunk, long Version)> _chunks = [];
    private BookState _state = BookState.Empty;

    internal long Version { get; private set; }

    internal long WrittenBy(ChunkKey key) => _chunks[key].Version;

    internal BookCut Cut(OpenScope scope) => new(_state, scope, ViewTesting.Inputs);

    internal ImmutableArray<LedgerChunk> Load(IEnumerable<ChunkKey> keys) => [.. keys.Select(key => _chunks[key].Chunk)];

    internal void Write(params Transaction[] rows)
    {
        foreach (var bank in rows.GroupBy(row => row.Account.Institution))
        {
            var list = new StampedFact(
                new(Household.Connection(bank.Key), "asset-list", null, "deposits"),
                new AssetList([.. bank.Select(row => row.Account).Distinct().Select(key => new ListedAsset(key, "통장", "1001", true))]),
                ViewTesting.Now);
            Write(new Delivery(Household.Connection(bank.Key), ViewTesting.Now, [list], [.. bank]));
        }
    }

    internal void Write(Delivery delivery) => Keep(BookUpdate.Apply(_state, Load(BookUpdate.Touched(_state, delivery)), delivery));

    internal void Decide(MatchDecision decision) => Keep(BookUpdate.Decide(_state, decision));

    internal void Erase(ConnectionId connection) => Keep(BookUpdate.Forget(_state, connection));

    internal (ChangesCursor? Cursor, List<OpenRow> Added, List<OpenRow> Modified, ImmutableArray<string> Removed) Walk(
        OpenScope scope, ChangesCursor? cursor, int limit, int pages)
    {
        var (added, modified, removed) = (new List<OpenRow>(), new List<OpenRow>(), ImmutableArray<string>.Empty);
        for (var page = 0; page < pages; page++)
        {
            var cut = Cut(scope);
            var walk = OpenChanges.Walk(cut, cursor, Version, Load(OpenChanges.Suspects(cut, cursor, WrittenBy)))!;
            removed = removed.AddRange(walk.Removed);
            cursor = walk.Cursor;
            var rows = new List<ChangedRow>();
            foreach (var month in OpenChanges.Months(cut, cursor, WrittenBy).TakeWhile(_ => rows.Count < limit))
            {
                var told = OpenChanges.Read(cut, month, Load(OpenRows.Needed(cut, month)), cursor, limit - rows.Count);
                rows.AddRange(told.Rows);
                cursor = cursor.After(month, told, isFull: rows.Count == limit);
            }

            added.AddRange(rows.Where(row => row.IsAdded).Select(row => row.Row));
            modified.AddRange(rows.Where(row => !row.IsAdded).Select(row => row.Row));
            if (rows.Count < limit)
            {
                return (OpenChanges.Done(cursor), added, modified, removed);
            }
        }

        return (cursor, added, modified, removed);
    }

    private void Keep(BookChange change)
    {
        Version++;
        _state = change.State;
        foreach (var chunk in change.Changed)
        {
            _chunks[chunk.Key] = (chunk.WrittenBy(Version), Version);
        }

        foreach (var key in change.Removed)
        {
            _chunks.Remove(key);
        }
    }
}
