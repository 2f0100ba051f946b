using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests.Assets.Books;

public class NetWorthHistoryTests
{
    private readonly Library _library;

    public NetWorthHistoryTests()
    {
        var household = new Household(ViewTesting.Now);
        household.Deposit(Household.Gaon, "11012340001", 3_000_000);
        household.Deposit(Household.Daon, "22012340001", 500_000);
        _library = household.Book();
    }

    [Fact]
    public void Recording_the_same_day_again_gives_back_the_same_instance()
    {
        var recorded = BookUpdate.RecordNetWorth(_library.State, _library.View());

        Assert.Same(recorded, BookUpdate.RecordNetWorth(recorded, _library.View()));
        Assert.Equal(3_500_000m, recorded.History.Single().Parts.Sum(part => part.Assets));
    }

    [Fact]
    public void Old_days_thin_out_to_months()
    {
        var state = _library.State;
        for (var day = 0; day < 800; day++)
        {
            state = BookUpdate.RecordNetWorth(state, _library.View(ViewTesting.Inputs with { Now = ViewTesting.Now.AddDays(day) }));
        }

        // 13 months of days, and the last day of each month before.
        Assert.InRange(state.History.Length, 395 + 12, 397 + 14);
        Assert.Equal(state.History.Select(point => point.On).Order(), state.History.Select(point => point.On));
    }

    [Fact]
    public void An_erased_institution_disappears_from_the_past_that_is_shown()
    {
        _library.Replace(BookUpdate.RecordNetWorth(_library.State, _library.View()));

        _library.Forget(Household.Connection(Household.Daon));

        Assert.Equal(3_000_000m, _library.View().History.Single().Net);
    }
}
