using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Renumbering;

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
        Build(new(state, recent, inputs, Renumberings.Of(state)));

    internal static AssetView Build(ViewScope scope)
    {
        var inputs = scope.Inputs;
        var bank = BankFold.Fold(scope);
        var card = CardFold.Fold(scope);
        var investment = InvestmentFold.Fold(scope);
        var loans = LoanFold.Fold(scope);
        var vehicle = VehicleFold.Fold(scope, loans);
        var insurance = InsuranceFold.Fold(scope);
        Leases.Fold(scope);
        return new(inputs.Version, inputs.Now, inputs.Today)
        {
            NetWorth = scope.Sheet.Close(inputs.Sources.All(source => source.State == "live")),
            Bank = bank,
            Card = card,
            Investment = investment,
            Vehicle = vehicle,
            Insurance = insurance,
            Loans = [.. loans.Select(loan => Attached(loan, vehicle))],
            CashFlow = CashFlowFold.Fold(scope),
            Upcoming = UpcomingFold.Fold(scope, loans, insurance.Items),
            History = NetWorthHistory.Points(scope.State),
            Sources = inputs.Sources,
            Notices = [.. SourceNotices.Of(scope), .. RenumberingNotices.Of(scope), .. scope.Sheet.Notices],
        };
    }

    /// <summary>The view of the book that has recorded it, which differs in nothing but the recorded past.</summary>
    public static AssetView Recorded(AssetView view, BookState state, long version) => view with { Version = version, History = NetWorthHistory.Points(state) };

    private static LoanItem Attached(LoanItem loan, VehicleSummary vehicle) =>
        vehicle.Items.FirstOrDefault(item => item.Loan is { IsSuggestion: false } debt && debt.ItemId == loan.Id) is { } car
            ? loan with { AttachedTo = car.Id }
            : loan;
}
