using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>The items of a view that a consent covers, each with the figure by which the customer knows it. Pure.</summary>
internal static class PreviewItems
{
    public static IEnumerable<PreviewItem> Of(AssetView view, MyDataConsent consent) => All(view)
        .Where(one => consent.Domains.HasFlag(one.Domain) && consent.Institutions.Covers(one.Item.Institution) && consent.Accounts.Covers(one.Item.Id))
        .Select(one => one.Item);

    private static IEnumerable<(ConsentDomains Domain, PreviewItem Item)> All(AssetView view) =>
    [
        .. view.Bank.Items.Select(item => Of(ConsentDomains.Bank, item, item.Balance)),
        .. view.Card.Items.Select(item => Of(ConsentDomains.Card, item, item.SpentThisMonth)),
        .. view.Investment.Items.Select(item => Holding(item, Of(ConsentDomains.Investment, item, item.Value))),
        .. view.Vehicle.Items.Select(item => Of(ConsentDomains.Vehicle, item, item.Value)),
        .. view.Insurance.Items.Select(item => Of(ConsentDomains.Insurance, item, item.Premium)),
        .. view.Loans.Select(item => Of(ConsentDomains.Loan, item, item.Balance)),
    ];

    private static (ConsentDomains Domain, PreviewItem Item) Of(ConsentDomains domain, Item item, Figure? figure) =>
        (domain, new(item.Id, ConsentWords.Of(domain)[0], item.Name, item.Institution, item.InstitutionName)
        {
            MaskedNumber = item.MaskedNumber,
            Figure = figure,
            IsClosed = item.IsClosed,
        });

    private static (ConsentDomains Domain, PreviewItem Item) Holding(InvestmentItem item, (ConsentDomains Domain, PreviewItem Item) one) =>
        (one.Domain, one.Item with { Holdings = item.Holdings.Length });
}
