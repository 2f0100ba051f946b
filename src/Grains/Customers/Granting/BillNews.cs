using System.Collections.Immutable;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Open;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Collecting;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>How many of a card company's bills, claims and points say something new, for those who may see all its cards. Pure.</summary>
internal static class BillNews
{
    public const string Bills = "bills";
    public const string Points = "points";

    /// <param name="delivered">What one institution answered.</param>
    public static ImmutableArray<StampedFact> New(BookState before, ImmutableArray<StampedFact> delivered) =>
    [
        .. delivered.Where(fact => CompanyFacts.IsOfAllCards(fact.Value)
            && (before.Facts.GetValueOrDefault(fact.Key) is not { } known || Fingerprint.Of([known]) != Fingerprint.Of([fact]))),
    ];

    /// <param name="cards">All that the company is known to have issued to the customer.</param>
    public static IEnumerable<(string Name, long Count)> CountsOf(
        MyDataConsent consent, ImmutableArray<StampedFact> news, IReadOnlyCollection<AssetKey> cards, Func<AssetKey, bool> isShared)
    {
        var isTold = consent.Domains.HasFlag(ConsentDomains.Card) && consent.Details.HasFlag(ConsentDetails.Balances)
            && (consent.Accounts.IsAll || cards.Count > 0) && cards.All(isShared);
        var points = news.Count(fact => fact.Value is CardPoints);
        return isTold ? [(Bills, news.Length - points), (Points, points)] : [];
    }
}
