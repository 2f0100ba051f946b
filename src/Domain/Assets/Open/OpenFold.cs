using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Renumbering;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>
/// The asset view cut to a scope: the book is cut first and folded then, so that nothing else takes part; the details of the scope
/// say which figures of the fold are told. Pure.
/// </summary>
public static class OpenFold
{
    /// <summary>The chunks that Build reads.</summary>
    public static ImmutableArray<ChunkKey> Needed(BookCut cut) => LedgerCut.Needed(cut.State, cut.Scope, cut.Inputs.Today);

    public static OpenView Build(BookCut cut, IReadOnlyCollection<LedgerChunk> chunks)
    {
        var (scope, inputs) = (cut.Scope, cut.Inputs);
        var ledgers = LedgerCut.Of(cut, chunks);
        var book = LedgerCut.WithPictures(cut.State, ledgers);
        var shared = Shared(book, inputs);
        var recent = ViewFold.Recent(book, inputs.Today).Select(chunk => chunk.Month).ToHashSet();
        var view = ViewFold.Build(new ViewScope(book, [.. ledgers.Where(chunk => recent.Contains(chunk.Key.Month))], shared, Renumberings.None));
        return new(inputs.Today)
        {
            Totals = scope.Has(ConsentDetails.Totals) ? TotalsCut.Of(view, scope) : null,
            Accounts = AccountCut.Of(view, scope),
            Holdings = AccountCut.Holdings(view, scope),
            Cards = CardCut.Cards(view, scope),
            Bills = CardCut.Bills(view, scope),
            Vehicles = VehicleCut.Of(view, scope),
            Policies = PolicyCut.Of(view, scope),
            CashFlow = FlowCut.Months(view, scope),
            Spending = FlowCut.Spending(view, scope),
            Upcoming = FlowCut.Upcoming(view, scope),
            Institutions = [.. shared.Sources.DistinctBy(source => source.Institution).Select(Institution)],
        };
    }

    // Where nothing is shared of an institution, it is not even named.
    private static ViewInputs Shared(BookState cut, ViewInputs inputs)
    {
        var connections = cut.Facts.Keys.Select(key => key.Connection).Concat(cut.Listings.Keys.Select(key => key.List.Connection)).ToHashSet();
        var institutions = connections.Select(connection => connection.Institution).ToHashSet();
        return inputs with
        {
            Sources = [.. inputs.Sources.Where(source => connections.Contains(new(new(source.Operator), new(source.Institution))))],
            InstitutionNames = inputs.InstitutionNames.Where(name => institutions.Contains(name.Key)).ToDictionary(),
        };
    }

    private static OpenInstitution Institution(SourceState source) => new(source.Institution, source.Name, source.State, source.LastSuccessAt);
}
