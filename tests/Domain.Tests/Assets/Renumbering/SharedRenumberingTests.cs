using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Tests.Assets.Open;

namespace MyDataHub.Domain.Tests.Assets.Renumbering;

/// <summary>What a third party sees of renumbered accounts: what it saw before, and no more.</summary>
public class SharedRenumberingTests
{
    private const string Old = "11012340001";
    private const string New = "77700000009";
    private const string Birthday = "2021-05-03";

    private static readonly Told Other = new("11012340002", 5_000, "2022-02-02", ("20261101-5", "2026-11-01 10:00:00", 300));
    private static readonly Told NewOther = new("77700000008", 5_000, "2022-02-02", ("20261101-905", "2026-11-01 10:00:00", 300));

    private static readonly Delivery Before = Bank.Says(1, new Told(Old, 1_000, Birthday, ("20261101-1", "2026-11-01 09:00:00", 4_500)), Other);
    private static readonly Delivery After = Bank.Says(2, new Told(New, 900, Birthday, ("20261101-901", "2026-11-01 09:00:00", 4_500)), NewOther);

    [Fact]
    public void A_grant_for_the_old_number_goes_on_with_the_new_one()
    {
        var scope = OpenTesting.All.Choosing(Bank.Account(Old));
        var (before, after) = (Library.Of([Before]), Library.Of([Before, After]));

        var account = Assert.Single(after.Open(scope).Accounts!);
        Assert.Equal((OpenTesting.Id(Bank.Account(Old)), 900m, "····0009"), (account.Id, account.Balance.Krw, account.MaskedNumber));
        Assert.Equal(before.Rows(scope).Select(OpenTesting.Text), after.Rows(scope).Select(OpenTesting.Text));
        Assert.Equal(900m, after.Open(scope).Totals!.Net.Krw);
    }

    [Fact]
    public void A_grant_for_one_account_does_not_widen_to_another_that_was_renumbered_too()
    {
        var open = OpenTesting.AllText(Library.Of([Before, After]), OpenTesting.All.Choosing(Bank.Account(Old)));

        Assert.DoesNotContain(OpenTesting.Id(Bank.Account(Other.Number)), open, StringComparison.Ordinal);
        Assert.DoesNotContain("5000", open, StringComparison.Ordinal);
        Assert.DoesNotContain("10:00:00", open, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grant_for_an_account_does_not_widen_to_what_only_may_be_it()
    {
        var unclear = Library.Of([Bank.Says(1, new Told(Old, 1_000, null)), Bank.Says(2, new Told(New, 900, null))]);

        Assert.Equal([OpenTesting.Id(Bank.Account(Old))], unclear.Open(OpenTesting.All.Choosing(Bank.Account(Old))).Accounts!.Select(account => account.Id));
    }

    [Fact]
    public void Changes_tell_no_row_again_as_new_and_none_as_gone()
    {
        var ledger = new VersionedLedger();
        ledger.Write(Before);
        var first = ledger.Walk(OpenTesting.All, null, limit: 2, pages: 5);
        ledger.Write(After);
        var renumbered = ledger.Walk(OpenTesting.All, first.Cursor, limit: 2, pages: 5);
        ledger.Write(Bank.Says(3, new Told(New, 800, Birthday, ("20261101-901", "2026-11-01 09:00:00", 4_500), ("20261103-903", "2026-11-03 09:00:00", 100)), NewOther));
        var third = ledger.Walk(OpenTesting.All, renumbered.Cursor, limit: 2, pages: 5);

        Assert.Equal(2, first.Added.Count);
        Assert.Empty(renumbered.Added);
        Assert.Subset(first.Added.Select(row => row.Id).ToHashSet(), renumbered.Modified.Select(row => row.Id).ToHashSet());
        Assert.Equal((OpenTesting.Id(Bank.Account(Old)), 100m), (third.Added.Single().AccountId, third.Added[0].Amount));
        Assert.Empty(renumbered.Removed.Concat(third.Removed));
    }

    [Fact]
    public void What_is_withheld_stays_so_under_its_new_number()
    {
        var scope = OpenTesting.All with { Withheld = [Bank.Account(Old), Bank.Account(New)] };

        Assert.Equal([OpenTesting.Id(Bank.Account(Other.Number))], Library.Of([Before, After]).Open(scope).Accounts!.Select(account => account.Id));
    }

    [Fact]
    public void Facts_that_are_withheld_stay_so_under_a_new_number()
    {
        var library = Library.Of([Before, After]);
        var scope = OpenTesting.All with { WithheldFacts = [.. library.State.Facts.Keys.Where(key => key.Kind == "deposit-balances" && key.Subject!.Number is Old or New)] };

        var account = library.Open(scope).Accounts!.Single(account => account.Id == OpenTesting.Id(Bank.Account(Old)));
        Assert.Null(account.Balance.Krw);
    }
}
