using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Matching;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests.Assets.Matching;

/// <summary>A household with an account at each of two banks and two cards that draw on the first, and what matching makes of its rows.</summary>
internal static class MatchingTesting
{
    internal static readonly AssetKey GaonDeposit = new(Household.Gaon, AssetKind.Deposit, "11012340001");
    internal static readonly AssetKey DaonDeposit = new(Household.Daon, AssetKind.Deposit, "22012340001");
    internal static readonly AssetKey CreditCard = new(Household.Hanbit, AssetKind.Card, "card-1");
    internal static readonly AssetKey CheckCard = new(Household.Hanbit, AssetKind.Card, "card-2");

    internal static Household TwoBanks()
    {
        var household = new Household(ViewTesting.Now);
        household.Deposit(Household.Gaon, GaonDeposit.Number, 1_000_000);
        household.Deposit(Household.Daon, DaonDeposit.Number, 1_000_000);
        household.Lists(Household.Hanbit, AssetKind.Card, CreditCard.Number, "01");
        household.Lists(Household.Hanbit, AssetKind.Card, CheckCard.Number, "02");
        household.Says(CreditCard, new CardTerms("GAON0000", "110-1234-0001", "I01", 0, null));
        household.Says(CheckCard, new CardTerms("GAON0000", "110-1234-0001", "I01", 0, null));
        return household;
    }

    internal static void Out(this Household household, AssetKey account, string at, decimal amount, string id) =>
        household.Row(account, TransactionKind.Deposit, Flow.Out, at, amount, id);

    internal static void In(this Household household, AssetKey account, string at, decimal amount, string id) =>
        household.Row(account, TransactionKind.Deposit, Flow.In, at, amount, id);

    internal static FlowClass Class(this Household household, string id, string? owner = null) => household.Reading(id, owner).Class;

    internal static Reading Reading(this Household household, string id, string? owner = null)
    {
        var pass = LedgerReading.Read(LedgerGround.Of(household.Book(owner).State), household.Rows);
        return pass.ReadingOf(pass.Rows.Single(row => row.Id == id));
    }

    internal static decimal Spent(this Library library) => library.View().CashFlow.Sum(month => month.Spent);
}
