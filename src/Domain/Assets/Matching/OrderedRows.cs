namespace MyDataHub.Domain.Assets.Matching;

/// <summary>
/// Rows in the order of a reading, and those of each kind by themselves. Made once, however many readings they are part of, also side by side.
/// </summary>
internal sealed class OrderedRows
{
    private static readonly int Kinds = Enum.GetValues<TransactionKind>().Length;

    private readonly Transaction[][] _byKind;
    private readonly Lazy<AmountIndex>[] _byAmount;
    private readonly Lazy<AmountIndex> _approved;
    private readonly Lazy<NumberedPurchases> _numbered;

    private OrderedRows(Transaction[] all)
    {
        All = all;
        var counts = new int[Kinds];
        foreach (var row in all)
        {
            counts[(int)row.Kind]++;
        }

        _byKind = Array.ConvertAll(counts, count => count == 0 ? [] : new Transaction[count]);
        Array.Clear(counts);
        foreach (var row in all)
        {
            _byKind[(int)row.Kind][counts[(int)row.Kind]++] = row;
        }

        _byAmount = Array.ConvertAll(_byKind, ofKind => new Lazy<AmountIndex>(() => new(ofKind, row => CardNet.Of(row).Amount)));
        _approved = new(() => new(Of(TransactionKind.CardApproval), row => row.Amount.Amount));
        _numbered = new(() => new(Of(TransactionKind.CardApproval), Of(TransactionKind.CardPurchase)));
        BesideCards = Array.FindAll(all, row => row.Kind is not (TransactionKind.CardApproval or TransactionKind.CardPurchase));
    }

    internal static OrderedRows None { get; } = new([]);

    internal Transaction[] All { get; }

    /// <summary>All but approvals and purchases of cards, which are most of the rows and which few rules are about.</summary>
    internal Transaction[] BesideCards { get; }

    internal Transaction[] Of(TransactionKind kind) => _byKind[(int)kind];

    /// <summary>By what they really moved.</summary>
    internal AmountIndex ByAmount(TransactionKind kind) => _byAmount[(int)kind].Value;

    /// <summary>Approvals by what was approved, whatever became of it.</summary>
    internal AmountIndex Approved => _approved.Value;

    internal NumberedPurchases Numbered => _numbered.Value;

    /// <summary>By time, then by what no two rows share. What is in order by month is in order as a whole.</summary>
    internal static OrderedRows Of(IEnumerable<Transaction> rows)
    {
        var all = rows.ToArray();
        // Sorting numbers is several times as quick as sorting rows, and most rows differ in time already.
        var times = Array.ConvertAll(all, row => row.At.Ticks);
        Array.Sort(times, all);
        for (var (from, to) = (0, 0); from < all.Length; from = to)
        {
            while (to < all.Length && times[to] == times[from])
            {
                to++;
            }

            all.AsSpan(from, to - from).Sort(Compare);
        }

        return new(all);
    }

    /// <summary>Account and id are unique together, so that no two rows are equal.</summary>
    internal static int Compare(Transaction one, Transaction other)
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
