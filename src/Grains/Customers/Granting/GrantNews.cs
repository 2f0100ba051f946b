using System.Collections.Immutable;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Open;
using MyDataHub.Domain.Assets.Renumbering;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Customers.Storing;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>
/// Tells third parties that something they may see has changed: how many accounts, bills and rows, nothing of what. Whoever shares
/// nothing of it is told nothing.
/// </summary>
internal static class GrantNews
{
    /// <param name="applied">What this result and those applied with it made of the book.</param>
    public static async Task TellAsync(CustomerFile file, CustomerEdit edit, InstitutionResult result, BookChange applied, DateTimeOffset now, CancellationToken ct)
    {
        var institution = result.Connection.Institution.OrgCode;
        var readers = edit.Grants.Where(grant => GrantPolicy.Standard.IsInForce(grant, now) && grant.Consent.Institutions.Covers(institution)).ToList();
        if (readers.Count == 0)
        {
            return;
        }

        var change = PartOf(applied, result);
        var salt = (await file.ProfileAsync(ct)).ItemIdSalt;
        var numbers = Renumberings.Of(change.State);
        var accounts = result.Asked.Where(record => record.ChangedAt >= result.BegunAt).Select(record => record.Key.Subject).OfType<AssetKey>().Select(numbers.Of).Distinct().ToList();
        var bills = BillNews.New(await file.BookAsync(ct), result.Facts);
        var cards = UpstreamAssets.Known(change.State).Where(asset => asset.Kind is AssetKind.Card && asset.Institution == result.Connection.Institution).ToList();
        foreach (var grant in readers)
        {
            bool IsTold(AssetKey asset) => IsShared(grant.Consent, numbers.Of(asset), salt);
            var counts = CountsOf(grant.Consent, accounts, change, IsTold).AddRange(
                BillNews.CountsOf(grant.Consent, bills, cards, IsTold).Where(count => count.Count > 0).Select(count => KeyValuePair.Create(count.Name, count.Count)));
            if (!counts.IsEmpty)
            {
                edit.Events.Add(ThirdPartyEvent.Of(grant, ThirdPartyEvent.DataUpdated, now) with { Counts = counts });
            }
        }
    }

    private static BookChange PartOf(BookChange change, InstitutionResult result)
    {
        var chunks = result.Transactions.Select(ChunkKey.Of).ToHashSet();
        return change with { Changed = [.. change.Changed.Where(chunk => chunks.Contains(chunk.Key))] };
    }

    private static bool IsShared(MyDataConsent consent, AssetKey asset, byte[] salt) =>
        (consent.Domains & OpenDomains.Of(asset.Kind)) != ConsentDomains.None && consent.Accounts.Covers(ItemId.Of(salt, asset));

    private static ImmutableSortedDictionary<string, long> CountsOf(
        MyDataConsent consent, IReadOnlyCollection<AssetKey> accounts, BookChange change, Func<AssetKey, bool> isShared)
    {
        var chunks = consent.Details.HasFlag(ConsentDetails.Transactions) ? change.Changed.Where(chunk => isShared(chunk.Key.Asset)).ToList() : [];
        var counts = new Dictionary<string, long>
        {
            ["accounts"] = accounts.Count(isShared),
            ["transactions_added"] = chunks.Sum(chunk => ChunkNews.Added(chunk).LongCount(IsTold)),
            ["transactions_modified"] = chunks.Sum(chunk => ChunkNews.Modified(chunk).LongCount(IsTold)),
        };
        return counts.Where(count => count.Value > 0).ToImmutableSortedDictionary(StringComparer.Ordinal);

        bool IsTold(Transaction row) => DateOnly.FromDateTime(row.At) >= consent.HistoryFrom;
    }
}
