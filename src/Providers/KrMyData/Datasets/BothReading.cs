using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>One answer read two ways.</summary>
internal sealed class BothReading(IDatasetReading first, IDatasetReading second) : IDatasetReading
{
    public int Rows => Math.Max(first.Rows, second.Rows);

    public void Page(WireObject page)
    {
        first.Page(page);
        second.Page(page);
    }

    public DatasetReading Complete()
    {
        var (one, two) = (first.Complete(), second.Complete());
        return new(one.Facts.AddRange(two.Facts), one.Transactions.AddRange(two.Transactions));
    }
}
