using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Merchants;
using MyDataHub.Domain.Assets.Renumbering;

namespace MyDataHub.Domain.Assets.Matching;

/// <summary>
/// What matching needs to know beside the rows: whose accounts and cards they are and what was billed. When anything but the bills
/// changes, every month is read again; a bill changes only the months around its payment.
/// </summary>
internal sealed class LedgerGround
{
    private const string CheckCard = "02";

    private readonly FrozenDictionary<AssetKey, CardGround> _cards;
    private readonly FrozenSet<AssetKey> _savings;
    private readonly FrozenSet<(MatchSubject, MatchSubject)> _same;
    private readonly FrozenSet<(MatchSubject, MatchSubject)> _different;

    // Names repeat month after month, and taking one apart is the dearest step of a reading. Months may be read side by side.
    private readonly ConcurrentDictionary<string, MerchantName> _merchants = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string?, string?), string> _categories = [];

    private LedgerGround(BookState sent, Renumberings numbers)
    {
        var state = RenumberedBook.Of(sent, numbers);
        Numbers = numbers;
        Owner = state.Owner;
        var rows = state.Listings.Values.GroupBy(listing => listing.Row.Key)
            .Select(group => group.MaxBy(listing => (listing.At, BookJson.Text(listing.Row)))!.Row)
            .ToList();
        _savings = rows.Where(row => row is { Key.Kind: AssetKind.Deposit, TypeCode: "1002" or "1003" }).Select(row => row.Key).ToFrozenSet();
        _cards = rows.Where(row => row.Key.Kind is AssetKind.Card).ToFrozenDictionary(row => row.Key, row => CardOf(state, row));
        Orders = [.. Newest<StandingOrders>(state).SelectMany(pair => pair.Value.Orders.Select(order => OrderOf(pair.Key, order))).Order()];
        Bills = [.. state.Facts.Values.Where(fact => fact.Value is CardBill { PaidOn: not null, Amount: > 0 }).Select(BillOf).Distinct().Order()];
        _same = Decided(state, isSame: true);
        _different = Decided(state, isSame: false);
        Fingerprint = BookJson.Text(new
        {
            Owner,
            Savings = _savings.Select(key => BookJson.Text(key)).Order(StringComparer.Ordinal),
            Cards = _cards.Select(pair => BookJson.Text(new { pair.Key, pair.Value })).Order(StringComparer.Ordinal),
            Orders,
            state.Decisions,
            Numbers = numbers.Lines(),
        });
    }

    /// <summary>Rows are read after they were put under these.</summary>
    internal Renumberings Numbers { get; }

    internal string? Owner { get; }

    internal string Fingerprint { get; }

    internal ImmutableArray<OrderGround> Orders { get; }

    internal ImmutableArray<BillGround> Bills { get; }

    internal static LedgerGround Of(BookState state) => new(state, Renumberings.Of(state));

    internal static LedgerGround OfRenumbered(BookState state) => new(state, Renumberings.None);

    internal bool IsSavings(AssetKey account) => _savings.Contains(account);

    /// <summary>Null for a card no list has named.</summary>
    internal CardGround? Card(AssetKey card) => _cards.GetValueOrDefault(card);

    /// <summary>Accounts that bills of this card company are debited from, as digits.</summary>
    internal IEnumerable<string> SettlementAccounts(InstitutionId institution) => _cards
        .Where(pair => pair.Key.Institution == institution)
        .Select(pair => pair.Value.SettlementAccount)
        .OfType<string>();

    internal MerchantName Merchant(string raw) => _merchants.GetOrAdd(raw, MerchantName.Of);

    internal string CategoryOf(MerchantName merchant, string? purchaseCode) =>
        _categories.TryGetValue((merchant.Name, purchaseCode), out var known)
            ? known
            : _categories[(merchant.Name, purchaseCode)] = CategoryEvidences.Decide(merchant, purchaseCode).Category;

    /// <summary>True and false are the customer's word; null when the rules decide.</summary>
    internal bool? Decided(Transaction one, Transaction other)
    {
        if (_same.Count == 0 && _different.Count == 0)
        {
            return null;
        }

        var pair = (new MatchSubject(one.Account, one.Id), new MatchSubject(other.Account, other.Id));
        return _same.Contains(pair) ? true : _different.Contains(pair) ? false : null;
    }

    /// <summary>Months whose reading differs between two grounds; null when all of them do.</summary>
    internal ImmutableHashSet<Month>? Difference(LedgerGround other) => Fingerprint != other.Fingerprint
        ? null
        : [.. Bills.Except(other.Bills).Concat(other.Bills.Except(Bills)).Select(bill => Month.Of(bill.PaidOn))];

    internal static string Digits(string number) => new([.. number.Where(char.IsAsciiDigit)]);

    private static IEnumerable<(AssetKey Key, T Value)> Newest<T>(BookState state)
        where T : Fact => state.Facts.Values
            .Where(fact => fact is { Value: T, Key.Subject: not null })
            .GroupBy(fact => fact.Key.Subject!)
            .Select(group => (group.Key, (T)group.MaxBy(fact => (fact.At, BookJson.Text(fact.Key)))!.Value));

    private static CardGround CardOf(BookState state, ListedAsset row)
    {
        var terms = Newest<CardTerms>(state).FirstOrDefault(pair => pair.Key == row.Key).Value;
        return new(row.TypeCode == CheckCard, terms?.SettlementAccount is { } account ? Digits(account) : null);
    }

    private static OrderGround OrderOf(AssetKey from, StandingOrder order) =>
        new(BookJson.Text(from), Digits(order.PayeeAccount), order.Amount.Amount, order.Amount.Currency.Code);

    private static BillGround BillOf(StampedFact fact)
    {
        var bill = (CardBill)fact.Value;
        return new(fact.Key.Connection.Institution.OrgCode, bill.PaidOn!.Value, bill.Amount);
    }

    private static FrozenSet<(MatchSubject, MatchSubject)> Decided(BookState state, bool isSame) => state.Decisions
        .Where(decision => decision.IsSame == isSame)
        .SelectMany(decision => new[] { (decision.Left, decision.Right), (decision.Right, decision.Left) })
        .ToFrozenSet();
}

internal sealed record CardGround(bool IsCheck, string? SettlementAccount);

internal readonly record struct OrderGround(string From, string PayeeDigits, decimal Amount, string Currency) : IComparable<OrderGround>
{
    public int CompareTo(OrderGround other)
    {
        var from = string.CompareOrdinal(From, other.From);
        return from != 0 ? from : (PayeeDigits, Amount, Currency).CompareTo((other.PayeeDigits, other.Amount, other.Currency));
    }
}

internal readonly record struct BillGround(string Institution, DateOnly PaidOn, decimal Amount) : IComparable<BillGround>
{
    public int CompareTo(BillGround other) => (PaidOn, Institution, Amount).CompareTo((other.PaidOn, other.Institution, other.Amount));
}
