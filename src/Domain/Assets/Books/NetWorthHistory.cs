using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Views;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>The recorded past: every day for 13 months, before that the last day of each month, at most 10 years.</summary>
internal static class NetWorthHistory
{
    private const int DailyMonths = 13;
    private const int Years = 10;

    internal static BookState With(BookState state, AssetView view)
    {
        if (view.NetWorth.ByInstitution.IsEmpty && state.History.IsEmpty)
        {
            return state;
        }

        var day = new RecordedDay(view.Today, view.NetWorth.IsComplete, [.. view.NetWorth.ByInstitution.Select(Part)]);
        var known = state.History.FirstOrDefault(other => other.On == day.On);
        if (known is not null && known.IsComplete == day.IsComplete && known.Parts.SequenceEqual(day.Parts))
        {
            return state;
        }

        return state with { History = Thin([.. state.History.Where(other => other.On != day.On), day]) };
    }

    internal static ImmutableArray<NetWorthPoint> Points(BookState state) => [.. state.History.Select(Point)];

    private static ImmutableArray<RecordedDay> Thin(IReadOnlyCollection<RecordedDay> days)
    {
        var newest = days.Max(day => day.On);
        return
        [
            .. days.Where(day => day.On > newest.AddYears(-Years))
                .GroupBy(day => day.On > newest.AddMonths(-DailyMonths) ? day.On : Month.Of(day.On).FirstDay)
                .Select(group => group.MaxBy(day => day.On)!)
                .OrderBy(day => day.On),
        ];
    }

    private static RecordedPart Part(InstitutionPart part) => new(part.Institution, part.Assets, part.Liabilities);

    private static NetWorthPoint Point(RecordedDay day)
    {
        var assets = day.Parts.Sum(part => part.Assets);
        var liabilities = day.Parts.Sum(part => part.Liabilities);
        return new(day.On, assets - liabilities, assets, liabilities, day.IsComplete);
    }
}
