namespace MyDataHub.Domain.Assets.Matching;

/// <summary>
/// Pairs rows that tell the same event: equal amount and currency, nearest in time first, every row used once. What the customer
/// said about a pair goes before every rule.
/// </summary>
internal static class Pairing
{
    /// <summary>Far more than a household of thousands of rows has. Rows that are alike by the thousand cannot be told apart anyway, and must not take all memory.</summary>
    internal const int MostCandidates = 250_000;

    /// <summary>
    /// Pairs the rights with rows of these kinds (and of this flow) that nobody spoke about yet; those are looked up by amount, so the rights should be the
    /// fewer. Where two are equally near, the kind that stands first goes first, then the left that does in the pass; with rightsFirst the right that does,
    /// whatever the kind. So ties fall the same way every time.
    /// </summary>
    internal static List<(Transaction Left, Transaction Right)> Nearest(
        LedgerPass pass, ReadOnlySpan<TransactionKind> kinds, Flow? flow, IEnumerable<Transaction> rights, Func<Transaction, Transaction, bool> fits, bool rightsFirst = false)
    {
        var (candidates, found) = (new List<Candidate>(), new List<Transaction>());
        foreach (var right in rights.TakeWhile(_ => candidates.Count < MostCandidates))
        {
            var spent = CardNet.Of(right);
            for (var i = 0; i < kinds.Length; i++)
            {
                found.Clear();
                pass.Find(kinds[i], spent.Amount, found);
                foreach (var left in found)
                {
                    if (IsFree(left) && !ReferenceEquals(left, right) && CardNet.Of(left).Currency == spent.Currency && (pass.Ground.Decided(left, right) ?? fits(left, right)))
                    {
                        candidates.Add(rightsFirst ? new(left, right, 0, right) : new(left, right, i, left));
                    }
                }
            }
        }

        return Used(candidates);

        bool IsFree(Transaction left) => (flow is null || left.Flow == flow) && !pass.IsRead(left);
    }

    /// <summary>Within ten minutes; on the same day where one of them has no time.</summary>
    internal static bool IsSameMoment(Transaction one, Transaction other) => one.HasTime && other.HasTime
        ? (one.At - other.At).Duration() <= TimeSpan.FromMinutes(10)
        : DaysBetween(one, other) == 0;

    internal static int DaysBetween(Transaction one, Transaction other) =>
        Math.Abs(one.Day().DayNumber - other.Day().DayNumber);

    private static List<(Transaction Left, Transaction Right)> Used(List<Candidate> candidates)
    {
        candidates.Sort();
        var used = new HashSet<Transaction>(ReferenceEqualityComparer.Instance);
        var pairs = new List<(Transaction, Transaction)>();
        foreach (var (left, right, _, _) in candidates)
        {
            if (!used.Contains(left) && !used.Contains(right))
            {
                used.Add(left);
                used.Add(right);
                pairs.Add((left, right));
            }
        }

        return pairs;
    }

    private readonly record struct Candidate(Transaction Left, Transaction Right, int Rank, Transaction First) : IComparable<Candidate>
    {
        private TimeSpan Apart => (Left.At - Right.At).Duration();

        public int CompareTo(Candidate other)
        {
            var order = Apart.CompareTo(other.Apart);
            order = order != 0 ? order : Rank.CompareTo(other.Rank);
            order = order != 0 ? order : OrderedRows.Compare(First, other.First);
            order = order != 0 ? order : OrderedRows.Compare(Left, other.Left);
            return order != 0 ? order : OrderedRows.Compare(Right, other.Right);
        }
    }
}
