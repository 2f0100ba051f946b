using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>A flat answer.</summary>
internal sealed class OneReading<TFact>(ReadContext context, Func<WireObject, ReadContext, TFact> read) : IDatasetReading
    where TFact : Fact
{
    private StampedFact? _fact;

    public int Rows => 1;

    public void Page(WireObject page)
    {
        _fact ??= context.Stamp(read(page, context), context.Part, isAboutSubject: true);
        page.NoteUnknownMembers();
    }

    public DatasetReading Complete() => new(_fact is null ? [] : [_fact], []);
}
