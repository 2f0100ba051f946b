using MyDataHub.Domain.Assets;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>The rows of a list as transactions.</summary>
internal sealed class TransactionsReading(ReadContext context, string list, Func<WireObject, ReadContext, Transaction> read) : IDatasetReading
{
    private readonly TransactionDrafts _drafts = new();
    private int _rows;

    public int Rows => _rows;

    public void Page(WireObject page)
    {
        foreach (var row in page.Rows(list))
        {
            _rows++;
            _drafts.Add(read(row, context));
            row.NoteUnknownMembers();
        }
    }

    public DatasetReading Complete() => new([], _drafts.ToImmutable());
}
