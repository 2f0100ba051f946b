using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>The rows of a list, each a fact of its own; a part that comes twice is replaced.</summary>
internal sealed class EachReading<TFact>(
    ReadContext context, string list, Func<WireObject, ReadContext, TFact> read, Func<TFact, string> part) : IDatasetReading
    where TFact : Fact
{
    private readonly Dictionary<string, StampedFact> _facts = new(StringComparer.Ordinal);

    public int Rows => _facts.Count;

    public void Page(WireObject page)
    {
        foreach (var row in page.Rows(list))
        {
            var fact = read(row, context);
            _facts[part(fact)] = context.Stamp(fact, part(fact), isAboutSubject: true);
            row.NoteUnknownMembers();
        }
    }

    public DatasetReading Complete() => new([.. _facts.Values], []);
}
