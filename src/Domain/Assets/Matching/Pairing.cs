namespace MyDataHub.Domain.Assets.Matching;

/// <summary>
/// Pairs rows that tell the same event: equal amount and currency, nearest in time first, every row used once. What the customer
/// said about a pair goes before every rule.
/// </summary>
internal static class Pairing
{
    internal static IEnumerable<(Transaction Left, Transaction Right)> Nearest(
        LedgerPass pass, IEnumerable<Transaction> lefts, IEnumerable<Transaction> rights, Func<Transaction, Transaction, bool> fits)
    {
        // Most months have none of one side, or few; of the other, only what could be a pair is looked at again.
        var ends = rights.ToList();
        var starts = ends.Count == 0 ? [] : lefts.ToList();
        if (starts.Count == 0)
        {
            yield break;
        }

        var amounts = (starts.Count < ends.Count ? starts : ends).Select(row => CardNet.Of(row).Amount).ToHashSet();
        var byAmount = ends.Where(right => amounts.Contains(CardNet.Of(right).Amount)).ToLookup(right => CardNet.Of(right).Amount);
        if (byAmount.Count == 0)
        {
            yield break;
        }

        var candidates = new List<(Transaction Left, Transaction Right)>();
        foreach (var left in starts.Where(left => amounts.Contains(CardNet.Of(left).Amount)))
        {
            var spent = CardNet.Of(left);
            foreach (var right in byAmount[spent.Amount])
            {
                if (!ReferenceEquals(left, right) && CardNet.Of(right).Currency == spent.Currency && (pass.Ground.Decided(left, right) ?? fits(left, right)))
                {
                    candidates.Add((left, right));
                }
            }
        }

        // The sort is stable and the rows come in the pass's order, so that ties fall the same way every time.
        var used = new HashSet<Transaction>(ReferenceEqualityComparer.Instance);
        foreach (var (left, right) in candidates.OrderBy(pair => (pair.Left.At - pair.Right.At).Duration()))
        {
            if (!used.Contains(left) && !used.Contains(right))
            {
                used.Add(left);
                used.Add(right);
                yield return (left, right);
            }
        }
    }

    /// <summary>Within ten minutes; on the same day where one of them has no time.</summary>
    internal static bool IsSameMoment(Transaction one, Transaction other) => one.HasTime && other.HasTime
        ? (one.At - other.At).Duration() <= TimeSpan.FromMinutes(10)
        : DaysBetween(one, other) == 0;

    internal static int DaysBetween(Transaction one, Transaction other) =>
        Math.Abs(one.Day().DayNumber - other.Day().DayNumber);
}
