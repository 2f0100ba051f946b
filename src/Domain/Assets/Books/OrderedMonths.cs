using MyDataHub.Domain.Assets.Matching;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>The rows of a book's months, each month put in order once however many pictures read it, also side by side.</summary>
internal sealed class OrderedMonths(IEnumerable<LedgerChunk> chunks)
{
    private readonly Dictionary<Month, Lazy<OrderedRows>> _months = chunks.GroupBy(chunk => chunk.Key.Month)
        .ToDictionary(month => month.Key, month => new Lazy<OrderedRows>(() => OrderedRows.Of(month.SelectMany(chunk => chunk.Rows))));

    internal IEnumerable<Month> Months => _months.Keys;

    internal bool Has(Month month) => _months.ContainsKey(month);

    /// <summary>The month before, the month, the month after.</summary>
    internal OrderedRows[] Around(Month month) => [Of(month.Plus(-1)), Of(month), Of(month.Plus(1))];

    private OrderedRows Of(Month month) => _months.TryGetValue(month, out var rows) ? rows.Value : OrderedRows.None;
}
