using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Matching;

namespace MyDataHub.Domain.Assets.Renumbering;

/// <summary>
/// A book read as if every asset had kept its first number: the newest answer about any of its numbers is the answer about it. The chunks stay
/// under the numbers that their rows came with, because that is how they are stored.
/// </summary>
internal static class RenumberedBook
{
    /// <summary>The same instance when nothing was renumbered.</summary>
    internal static BookState Of(BookState state, Renumberings numbers) => numbers.IsEmpty ? state : state with
    {
        Facts = state.Facts.Values.Select(fact => Of(fact, numbers))
            .GroupBy(fact => fact.Key)
            .ToImmutableDictionary(group => group.Key, group => group.MaxBy(fact => (fact.At, group.Skip(1).Any() ? BookJson.Text(fact.Value) : ""))!),
        Listings = state.Listings.GroupBy(pair => pair.Key with { Asset = numbers.Of(pair.Key.Asset) })
            .ToImmutableDictionary(group => group.Key, group => Of(group.Key, group.Select(pair => pair.Value), numbers)),
        Decisions = [.. state.Decisions.Select(decision => decision with { Left = Of(decision.Left, numbers), Right = Of(decision.Right, numbers) })],
    };

    private static Listing Of(ListingKey key, IEnumerable<Listing> listings, Renumberings numbers)
    {
        var all = listings.OrderByDescending(listing => listing.At).ThenByDescending(listing => BookJson.Text(listing.Row), StringComparer.Ordinal).ToList();
        return all[0] with
        {
            Row = Of(all[0].Row, numbers),
            Since = all.Exists(listing => listing.Since is null) ? null : all.Min(listing => listing.Since),
            Beside = [.. all.SelectMany(listing => listing.Beside).Select(numbers.Of).Where(other => other != key.Asset).Distinct()],
        };
    }

    private static StampedFact Of(StampedFact fact, Renumberings numbers) => fact with
    {
        Key = fact.Key.Subject is { } subject ? fact.Key with { Subject = numbers.Of(subject) } : fact.Key,
        Value = Of(fact.Value, fact.Key.Connection.Institution, numbers),
    };

    // Other facts point at numbers as well, and may know the new one before or after the lists do.
    private static Fact Of(Fact fact, InstitutionId institution, Renumberings numbers) => fact switch
    {
        AssetList list => new AssetList([.. list.Assets.Select(row => Of(row, numbers)).DistinctBy(row => row.Key)]),
        CardBillLines bill => bill with { Lines = [.. bill.Lines.Select(line => line.CardId is { } card ? line with { CardId = numbers.Of(new(institution, AssetKind.Card, card)).Number } : line)] },
        CardTerms terms => terms with { SettlementAccount = Number(terms.SettlementAccount, numbers) },
        LeaseTerms terms => terms with { RepayAccount = Number(terms.RepayAccount, numbers) },
        LoanTerms terms => terms with
        {
            RepayAccount = Number(terms.RepayAccount, numbers),
            PolicyNumber = terms.PolicyNumber is { } policy ? numbers.Of(new(institution, AssetKind.Policy, policy)).Number : null,
        },
        StandingOrders orders => new StandingOrders([.. orders.Orders.Select(order => order with { PayeeAccount = Number(order.PayeeAccount, numbers)! })]),
        _ => fact,
    };

    // The customer knows the number that is printed on what they hold now.
    private static ListedAsset Of(ListedAsset row, Renumberings numbers) => numbers.Of(row.Key) is var first && first != row.Key
        ? row with { Key = first, MaskedNumber = row.MaskedNumber ?? Tail(row.Key.Number) }
        : row;

    internal static string? Tail(string number) => number.Length > 4 ? "····" + number[^4..] : null;

    private static string? Number(string? number, Renumberings numbers) =>
        number is { Length: > 0 } && LedgerGround.Digits(number) is var digits && numbers.Digits(digits) is var first && first != digits ? first : number;

    private static MatchSubject Of(MatchSubject subject, Renumberings numbers) => subject with { Asset = numbers.Of(subject.Asset) };
}
