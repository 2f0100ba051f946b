using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>The rows of a list, over all pages, as one fact.</summary>
internal sealed class RowsReading<THead, TRow, TFact>(
    ReadContext context,
    Func<WireObject, IEnumerable<WireObject>> select,
    Func<WireObject, ReadContext, THead> head,
    Func<WireObject, ReadContext, TRow> read,
    Func<THead, ImmutableArray<TRow>, ReadContext, TFact> fact) : IDatasetReading
    where TFact : Fact
{
    private readonly ImmutableArray<TRow>.Builder _rows = ImmutableArray.CreateBuilder<TRow>();
    private THead _head = default!;
    private bool _hasHead;

    public int Rows => _rows.Count;

    public void Page(WireObject page)
    {
        if (!_hasHead)
        {
            _head = head(page, context);
            _hasHead = true;
        }

        foreach (var row in select(page))
        {
            _rows.Add(read(row, context));
            row.NoteUnknownMembers();
        }
    }

    public DatasetReading Complete() =>
        new([context.Stamp(fact(_head, _rows.ToImmutable(), context), context.Part, isAboutSubject: true)], []);
}
