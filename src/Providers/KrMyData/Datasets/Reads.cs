using System.Collections.Immutable;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>The few shapes that answers of the standard have.</summary>
internal static class Reads
{
    /// <summary>One flat object gives one fact.</summary>
    internal static StartReading One<TFact>(Func<WireObject, ReadContext, TFact> read)
        where TFact : Fact =>
        context => new OneReading<TFact>(context, read);

    /// <summary>The rows of a list, over all pages, give one fact.</summary>
    internal static StartReading Rows<TRow, TFact>(
        string list, Func<WireObject, ReadContext, TRow> row, Func<ImmutableArray<TRow>, ReadContext, TFact> fact)
        where TFact : Fact =>
        Rows(list, static (_, _) => true, row, (_, rows, context) => fact(rows, context));

    /// <summary>As above, with something from the head of the first page.</summary>
    internal static StartReading Rows<THead, TRow, TFact>(
        string list,
        Func<WireObject, ReadContext, THead> head,
        Func<WireObject, ReadContext, TRow> row,
        Func<THead, ImmutableArray<TRow>, ReadContext, TFact> fact)
        where TFact : Fact =>
        context => new RowsReading<THead, TRow, TFact>(context, page => page.Rows(list), head, row, fact);

    /// <summary>A list of v2 that was one flat object in v1; proof is a member that tells the flat one.</summary>
    internal static StartReading RowsOrSelf<THead, TRow, TFact>(
        string list,
        string proof,
        Func<WireObject, ReadContext, THead> head,
        Func<WireObject, ReadContext, TRow> row,
        Func<THead, ImmutableArray<TRow>, ReadContext, TFact> fact)
        where TFact : Fact =>
        context => new RowsReading<THead, TRow, TFact>(context, page => page.RowsOrSelf(list, proof), head, row, fact);

    /// <summary>Each row of a list gives a fact of its own, told apart by its part.</summary>
    internal static StartReading Each<TFact>(string list, Func<WireObject, ReadContext, TFact> read, Func<TFact, string> part)
        where TFact : Fact =>
        context => new EachReading<TFact>(context, list, read, part);

    /// <summary>A list API: its rows are assets.</summary>
    internal static StartReading Assets(string list, Func<WireObject, ReadContext, ListedAsset> read) =>
        Assets(list, (row, context) => ImmutableArray.Create(read(row, context)));

    internal static StartReading Assets(string list, Func<WireObject, ReadContext, ImmutableArray<ListedAsset>> read) =>
        context => new AssetsReading(context, list, read);

    internal static StartReading Transactions(string list, Func<WireObject, ReadContext, Transaction> read) =>
        context => new TransactionsReading(context, list, read);

    /// <summary>The same answer read twice, where it holds two things.</summary>
    internal static StartReading Both(StartReading first, StartReading second) =>
        context => new BothReading(first(context), second(context));

    /// <summary>Names the fact apart from others of its kind.</summary>
    internal static StartReading Part(string part, StartReading read) => context => read(context with { Part = part });
}
