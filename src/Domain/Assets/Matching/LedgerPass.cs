namespace MyDataHub.Domain.Assets.Matching;

/// <summary>One reading of a few months: the rows in a fixed order, and what has been said about them so far. The first word stands.</summary>
internal sealed class LedgerPass
{
    private readonly Dictionary<Transaction, Reading> _readings = new(ReferenceEqualityComparer.Instance);
    private readonly ILookup<(TransactionKind, Flow), Transaction> _byKind;

    internal LedgerPass(LedgerGround ground, IEnumerable<Transaction> rows)
    {
        Ground = ground;
        var ordered = rows.ToList();
        ordered.Sort(Compare);
        Rows = ordered;
        _byKind = ordered.ToLookup(row => (row.Kind, row.Flow));
    }

    internal LedgerGround Ground { get; }

    internal IReadOnlyList<Transaction> Rows { get; }

    internal bool IsRead(Transaction row) => _readings.ContainsKey(row);

    internal Reading? Find(Transaction row) => _readings.GetValueOrDefault(row);

    internal void Say(Transaction row, Reading reading) => _readings.TryAdd(row, reading);

    internal IEnumerable<Transaction> Unread(TransactionKind kind, Flow flow) =>
        _byKind[(kind, flow)].Where(row => !IsRead(row));

    // Account and id are unique together, so that no two rows are equal. Most rows differ in time already.
    private static int Compare(Transaction one, Transaction other)
    {
        var byTime = one.At.CompareTo(other.At);
        if (byTime != 0)
        {
            return byTime;
        }

        var byAccount = ReferenceEquals(one.Account, other.Account) ? 0 : string.CompareOrdinal(AccountText(one), AccountText(other));
        return byAccount != 0 ? byAccount : string.CompareOrdinal(one.Id, other.Id);
    }

    internal static string AccountText(Transaction row) =>
        $"{row.Account.Institution}/{row.Account.Kind}/{row.Account.Number}/{row.Account.Seqno}";
}
