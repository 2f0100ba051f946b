using System.Collections.Immutable;
using System.Globalization;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Bench.Growth;

/// <summary>
/// Years of transactions on the accounts and cards that a book lists: debits with memos, approvals with their purchases, transfers
/// between own accounts. The same every time.
/// </summary>
internal sealed class BusyHousehold(BookState book, DateOnly today)
{
    private static readonly string[] Merchants =
        [.. Enumerable.Range(0, 200).Select(n => string.Create(CultureInfo.InvariantCulture, $"{(n % 4) switch { 0 => "이마트", 1 => "스타벅스", 2 => "약국", _ => "식당" }} {n}호점"))];

    private readonly ImmutableArray<AssetKey> _accounts = [.. Of(book, AssetKind.Deposit)];
    private readonly ImmutableArray<AssetKey> _cards = [.. Of(book, AssetKind.Card)];

    public int Assets => _accounts.Length + _cards.Length;

    /// <summary>So many rows, spread evenly over the months that end today.</summary>
    public ImmutableArray<Transaction> Rows(int count, int months)
    {
        var days = today.DayNumber - today.AddMonths(-months).DayNumber;
        return [.. Enumerable.Range(0, count).Select(n => Row(n, today.AddDays(-(int)((long)n * days / count))))];
    }

    /// <summary>A debit of today that no row of Rows is.</summary>
    public Transaction Next(int number) => Debit($"next-{number}", number, today) with { At = today.ToDateTime(new(0, 1)).AddSeconds(number) };

    private Transaction Row(int n, DateOnly day) => (n % 10) switch
    {
        < 4 => Debit($"d{n}", n, day),
        < 7 => Approval(n, day),
        < 9 => Purchase(n - 3, day),
        _ => Debit($"t{n}", n, day) with { Memo = "이체", Amount = Money.Krw(100_000 + (n % 7 * 10_000)) },
    };

    private Transaction Debit(string id, int n, DateOnly day) =>
        new(_accounts[n % _accounts.Length], id, At(day, n), TransactionKind.Deposit, n % 9 == 0 ? Flow.In : Flow.Out, Won(n))
        {
            TypeCode = n % 9 == 0 ? "02" : "03",
            Memo = Merchants[n % Merchants.Length],
            BalanceAfter = 1_000_000 + (n % 10_007),
            SeenAt = TimeProvider.System.GetUtcNow().AddDays(-1),
        };

    private Transaction Approval(int n, DateOnly day) =>
        new(Card(n), $"a{n}", At(day, n), TransactionKind.CardApproval, Flow.Out, Won(n))
        {
            TypeCode = "01",
            Merchant = Merchants[n % Merchants.Length],
            Card = new($"{n:00000000}", CardStatus.Approved, IsCredit: true),
            SeenAt = TimeProvider.System.GetUtcNow().AddDays(-1),
        };

    private Transaction Purchase(int n, DateOnly day) =>
        new(Card(n), $"p{n}", At(day, n), TransactionKind.CardPurchase, Flow.Out, Won(n))
        {
            TypeCode = "01",
            Merchant = Merchants[n % Merchants.Length],
            Card = new($"p{n:00000000}", CardStatus.Approved, IsCredit: true) { OriginalApproval = $"{n:00000000}" },
            SeenAt = TimeProvider.System.GetUtcNow().AddDays(-1),
        };

    private AssetKey Card(int n) => _cards[n % _cards.Length];

    private static Money Won(int n) => Money.Krw(1_000 + (n * 7919L % 97_000));

    private static DateTime At(DateOnly day, int n) => day.ToDateTime(new(8, 0)).AddSeconds(n * 7919L % 50_000);

    private static IEnumerable<AssetKey> Of(BookState book, AssetKind kind) => book.Listings.Values
        .Select(listing => listing.Row.Key).Where(key => key.Kind == kind).Distinct().OrderBy(key => (key.Institution.OrgCode, key.Number).ToString(), StringComparer.Ordinal);
}
