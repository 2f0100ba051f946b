namespace MyDataHub.Domain.Assets.Matching;

/// <summary>One reading of a few months: the rows in a fixed order, and what has been said about them so far. The first word stands.</summary>
internal sealed class LedgerPass
{
    private readonly Dictionary<Transaction, Reading> _readings = new(ReferenceEqualityComparer.Instance);

    internal LedgerPass(LedgerGround ground, IEnumerable<Transaction> rows)
    {
        Ground = ground;
        Rows = [.. rows.OrderBy(row => row.At).ThenBy(AccountText, StringComparer.Ordinal).ThenBy(row => row.Id, StringComparer.Ordinal)];
    }

    internal LedgerGround Ground { get; }

    internal IReadOnlyList<Transaction> Rows { get; }

    internal bool IsRead(Transaction row) => _readings.ContainsKey(row);

    internal Reading? Find(Transaction row) => _readings.GetValueOrDefault(row);

    internal void Say(Transaction row, Reading reading) => _readings.TryAdd(row, reading);

    internal IEnumerable<Transaction> Unread(TransactionKind kind, Flow flow) =>
        Rows.Where(row => row.Kind == kind && row.Flow == flow && !IsRead(row));

    internal static string AccountText(Transaction row) =>
        $"{row.Account.Institution}/{row.Account.Kind}/{row.Account.Number}/{row.Account.Seqno}";
}
