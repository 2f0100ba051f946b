using MyDataHub.Domain.Assets.Matching;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>The rows of a book's months, each month put in order once however many pictures read it.</summary>
internal sealed class OrderedMonths(ILookup<Month, LedgerChunk> chunks)
{
    private readonly Dictionary<Month, Transaction[]> _known = [];

    internal bool Has(Month month) => chunks.Contains(month);

    /// <summary>The month with both neighbours, in the order of a reading.</summary>
    internal Transaction[] Around(Month month) => [.. Of(month.Plus(-1)), .. Of(month), .. Of(month.Plus(1))];

    private Transaction[] Of(Month month) =>
        _known.TryGetValue(month, out var known) ? known : _known[month] = LedgerPass.InOrder(chunks[month].SelectMany(chunk => chunk.Rows));
}
