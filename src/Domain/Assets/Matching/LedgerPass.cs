namespace MyDataHub.Domain.Assets.Matching;

/// <summary>One reading of a few months: the rows in a fixed order, and what has been said about them so far. The first word stands.</summary>
internal sealed class LedgerPass
{
    private readonly Dictionary<Transaction, Reading> _readings;
    private readonly ILookup<(TransactionKind, Flow), Transaction> _byKind;

    /// <summary>The rows as InOrder gives them.</summary>
    internal LedgerPass(LedgerGround ground, IReadOnlyList<Transaction> ordered)
    {
        Ground = ground;
        Rows = ordered;
        _readings = new(ordered.Count, ReferenceEqualityComparer.Instance);
        _byKind = ordered.ToLookup(row => (row.Kind, row.Flow));
    }

    internal LedgerGround Ground { get; }

    internal IReadOnlyList<Transaction> Rows { get; }

    /// <summary>By time, then by what no two rows share. What is in order by month is in order as a whole.</summary>
    internal static Transaction[] InOrder(IEnumerable<Transaction> rows)
    {
        var ordered = rows.ToArray();
        Array.Sort(ordered, Compare);
        return ordered;
    }

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

        var byAccount = ReferenceEquals(one.Account, other.Account) ? 0 : Compare(one.Account, other.Account);
        return byAccount != 0 ? byAccount : string.CompareOrdinal(one.Id, other.Id);
    }

    private static int Compare(AssetKey one, AssetKey other)
    {
        var order = string.CompareOrdinal(one.Institution.OrgCode, other.Institution.OrgCode);
        order = order != 0 ? order : (int)one.Kind - (int)other.Kind;
        order = order != 0 ? order : string.CompareOrdinal(one.Number, other.Number);
        return order != 0 ? order : string.CompareOrdinal(one.Seqno, other.Seqno);
    }
}
