using System.Runtime.InteropServices;

namespace MyDataHub.Domain.Assets.Matching;

/// <summary>Rows by an amount of theirs, whatever its currency; those of one amount in their order.</summary>
internal sealed class AmountIndex
{
    private const int None = -1;

    private readonly Transaction[] _rows;
    private readonly int[] _next;
    private readonly Dictionary<decimal, int> _first;

    internal AmountIndex(Transaction[] rows, Func<Transaction, decimal> amount)
    {
        _rows = rows;
        _next = new int[rows.Length];
        _first = new(rows.Length);
        // From the end, so that each amount's chain goes forward.
        for (var i = rows.Length - 1; i >= 0; i--)
        {
            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_first, amount(rows[i]), out var isKnown);
            _next[i] = isKnown ? first : None;
            first = i;
        }
    }

    /// <summary>Adds the rows of the amount. It is asked thousands of times for a month, so that an answer must cost nothing.</summary>
    internal void Find(decimal amount, List<Transaction> found)
    {
        for (var i = _first.GetValueOrDefault(amount, None); i != None; i = _next[i])
        {
            found.Add(_rows[i]);
        }
    }
}
