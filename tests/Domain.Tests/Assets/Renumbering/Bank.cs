using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Tests.Assets.Renumbering;

/// <summary>A bank that says what it holds, day after day, each time as one delivery. Its accounts have one name and one type.</summary>
internal sealed class Bank
{
    internal static readonly DateTimeOffset FirstDay = new(2026, 11, 1, 12, 0, 0, TimeSpan.FromHours(9));

    private static readonly ConnectionId Connection = Household.Connection(Household.Gaon);

    internal static AssetKey Account(string number) => new(Household.Gaon, AssetKind.Deposit, number);

    /// <summary>What a collection of that day brings: the whole list, and terms, balance and rows of each account.</summary>
    internal static Delivery Says(int day, params Told[] accounts)
    {
        var at = FirstDay.AddDays(day - 1);
        var list = new StampedFact(
            new(Connection, "asset-list", null, "bank.accounts"), new AssetList([.. accounts.Select(told => new ListedAsset(Account(told.Number), told.Name, "1001", true))]), at);
        return new(
            Connection,
            at,
            [list, .. accounts.SelectMany(told => Facts(told)).Select(fact => fact with { At = at })],
            [.. accounts.SelectMany(told => told.Rows.Select(row => Row(told.Number, row, at)))]);
    }

    private static IEnumerable<StampedFact> Facts(Told told)
    {
        yield return new(new(Connection, "deposit-balances", Account(told.Number)), new DepositBalances([new(Money.Krw(told.Balance), told.Balance, 0, null)]), default);
        if (told.IssuedOn is { } issued)
        {
            yield return new(
                new(Connection, "deposit-terms", Account(told.Number)), new DepositTerms([new(Currency.Krw, "00", DateOnly.Parse(issued, null), null, null, null)]), default);
        }
    }

    private static Transaction Row(string number, (string Id, string At, decimal Amount) row, DateTimeOffset at) =>
        new(Account(number), row.Id, DateTime.Parse(row.At, null), TransactionKind.Deposit, Flow.Out, Money.Krw(row.Amount)) { SeenAt = at, Memo = "커피" };
}

/// <summary>One account as it is told.</summary>
internal sealed record Told(string Number, decimal Balance, string? IssuedOn, params (string Id, string At, decimal Amount)[] Rows)
{
    internal string Name { get; init; } = "통장";
}
