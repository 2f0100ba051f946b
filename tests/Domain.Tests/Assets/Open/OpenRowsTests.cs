using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Domain.Tests.Assets.Views;
using MyDataHub.Domain.Tests.Goldens;

namespace MyDataHub.Domain.Tests.Assets.Open;

public class OpenRowsTests
{
    private readonly Golden _golden = SalariedHousehold.Golden();

    [Fact]
    public void All_rows_come_newest_first_and_once()
    {
        var rows = _golden.Household.Book().Rows(OpenTesting.All);

        Assert.Equal(_golden.Household.Rows.Count, rows.DistinctBy(row => row.Id).Count());
        Assert.Equal(rows.Select(row => row.At).OrderDescending(), rows.Select(row => row.At));
    }

    [Fact]
    public void Nothing_before_the_first_shared_day_is_told()
    {
        var rows = _golden.Household.Book().Rows(OpenTesting.All with { HistoryFrom = new(2026, 11, 5) });

        Assert.Equal(new DateOnly(2026, 11, 5), rows.Min(row => KoreanTime.Day(row.At)));
    }

    [Fact]
    public void A_balance_beside_a_row_needs_balances()
    {
        var household = new Household(ViewTesting.Now);
        var account = household.Deposit(Household.Gaon, "11012340001", 1);
        household.Row(household.Make(account, TransactionKind.Deposit, Flow.Out, "2026-11-05 09:00", 5_000, "t1") with { BalanceAfter = 123_456 });

        Assert.Null(household.Book().Rows(OpenTesting.All.With(ConsentDetails.Transactions)).Single().BalanceAfter);
        Assert.Equal(123_456, household.Book().Rows(OpenTesting.All).Single().BalanceAfter);
    }

    [Fact]
    public void A_transfer_to_an_account_that_is_not_shared_is_not_called_own()
    {
        var rows = _golden.Household.Book().Rows(OpenTesting.All.Choosing(new AssetKey(Household.Gaon, AssetKind.Deposit, "11012340001")));
        var all = _golden.Household.Book().Rows(OpenTesting.All);

        Assert.Equal("contribution", all.Single(row => row is { Amount: 500_000, Net: < 0 }).NotSpending);
        Assert.NotEqual("own-transfer", rows.Single(row => row.Amount == 500_000).NotSpending);
    }

    [Fact]
    public void Merchants_follow_the_institutions_consent()
    {
        var scope = OpenTesting.All with { Sources = [.. OpenTesting.All.Sources.Select(source => source with { WithMerchant = false })] };
        var rows = _golden.Household.Book().Rows(scope);

        Assert.All(rows, row => Assert.Null(row.Merchant));
        Assert.Contains(_golden.Household.Book().Rows(OpenTesting.All), row => row.Merchant is not null);
    }

    [Theory]
    [InlineData(ConsentDomains.Card, 3)]
    [InlineData(ConsentDomains.Bank, 5)]
    [InlineData(ConsentDomains.Loan, 0)]
    public void A_domain_can_be_asked_for(ConsentDomains domain, int rows) =>
        Assert.Equal(rows, _golden.Household.Book().Rows(OpenTesting.All, new() { Domain = domain }).Count);

    [Fact]
    public void Memo_lines_are_never_told() =>
        Assert.DoesNotContain("11월 급여", OpenTesting.AllText(_golden.Household.Book(), OpenTesting.All), StringComparison.Ordinal);

    [Fact]
    public void An_account_that_is_not_shared_has_no_rows()
    {
        var hidden = OpenTesting.Id(new(Household.Daon, AssetKind.Deposit, "22012340001"));

        Assert.Single(_golden.Household.Book().Rows(OpenTesting.All, new() { AccountId = hidden }));
        Assert.Empty(_golden.Household.Book().Rows(OpenTesting.All.Without(Household.Daon), new() { AccountId = hidden }));
    }
}
