namespace MyDataHub.Domain.Assets.Matching;

/// <summary>
/// One reading of a few months: the rows in a fixed order, and what matches have said about them so far. The first word stands. What no match speaks
/// about says itself what it is.
/// </summary>
internal sealed class LedgerPass
{
    private readonly Dictionary<Transaction, Reading> _said = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TransactionKind, Transaction[]> _byKind = [];

    /// <summary>Parts follow each other in time.</summary>
    internal LedgerPass(LedgerGround ground, params ReadOnlySpan<OrderedRows> parts)
    {
        Ground = ground;
        Parts = parts.ToArray();
        BesideCards = Joined(part => part.BesideCards);
    }

    internal LedgerGround Ground { get; }

    internal OrderedRows[] Parts { get; }

    /// <summary>All of them, in order.</summary>
    internal IEnumerable<Transaction> Rows => Parts.SelectMany(part => part.All);

    /// <summary>All but approvals and purchases of cards.</summary>
    internal Transaction[] BesideCards { get; }

    internal bool IsRead(Transaction row) => _said.ContainsKey(row);

    /// <summary>What the row is to the household, once all matches are made.</summary>
    internal Reading ReadingOf(Transaction row) => _said.GetValueOrDefault(row) ?? Spendings.Of(this, row);

    internal void Say(Transaction row, Reading reading) => _said.TryAdd(row, reading);

    internal Transaction[] Of(TransactionKind kind) =>
        _byKind.TryGetValue(kind, out var known) ? known : _byKind[kind] = Joined(part => part.Of(kind));

    /// <summary>Adds those that really moved so much, in whatever currency, read or not.</summary>
    internal void Find(TransactionKind kind, decimal amount, List<Transaction> found)
    {
        foreach (var part in Parts)
        {
            part.ByAmount(kind).Find(amount, found);
        }
    }

    internal IEnumerable<Transaction> Unread(TransactionKind kind, Flow flow) => Of(kind).Where(row => row.Flow == flow && !IsRead(row));

    private Transaction[] Joined(Func<OrderedRows, Transaction[]> rows) => [.. Parts.SelectMany(rows)];
}
