using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>Turns a book into the view a person sees. Pure: the same book, inputs and day give the same view.</summary>
public static class ViewFold
{
    private const int MonthsBack = 2;

    /// <summary>The chunks Build reads: this month and the two before it, whatever the length of the history.</summary>
    public static ImmutableArray<ChunkKey> Recent(BookState state, DateOnly today)
    {
        var from = Month.Of(today).Plus(-MonthsBack);
        return [.. state.Chunks.Keys.Where(chunk => chunk.Month >= from)];
    }

    public static AssetView Build(BookState state, IReadOnlyCollection<LedgerChunk> recent, ViewInputs inputs) =>
        recent.Any(chunk => chunk.Key.Month < Month.Of(inputs.Today).Plus(-MonthsBack)) ? throw new ArgumentException("Older chunks than Recent names.") : new(inputs.Version, inputs.Now, inputs.Today)
        {
            NetWorth = new(Figure.Missing("KRW", "nothing-linked"), Figure.Missing("KRW", "nothing-linked"), Figure.Missing("KRW", "nothing-linked"), [], []),
            Bank = new(Figure.Missing("KRW", "nothing-linked"), []),
            Card = new(Figure.Missing("KRW", "nothing-linked"), Figure.Missing("KRW", "nothing-linked"), Figure.Missing("KRW", "nothing-linked"), []),
            Investment = new(Figure.Missing("KRW", "nothing-linked"), null, []),
            Vehicle = new(Figure.Missing("KRW", "nothing-linked"), []),
            Insurance = new(0, Figure.Missing("KRW", "nothing-linked"), []),
            Loans = [],
            CashFlow = [],
            Upcoming = [],
            History = NetWorthHistory.Points(state),
            Sources = inputs.Sources,
            Notices = [],
        };
}
