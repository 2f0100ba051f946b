using MyDataHub.Domain.Assets.Open;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>The things a cut view holds, each with the figure by which the customer knows it. Pure.</summary>
internal static class PreviewItems
{
    public static IEnumerable<PreviewItem> Of(OpenView view)
    {
        var holdings = (view.Holdings ?? []).ToLookup(holding => holding.AccountId);
        return
        [
            // A debt drawn on an account is chosen with the account: one choice, and consents name accounts only.
            .. (view.Accounts ?? []).Where(account => !account.Id.Contains('-', StringComparison.Ordinal)).Select(account => Account(account, holdings)),
            .. (view.Cards ?? []).Select(card => new PreviewItem(card.Id, "card", card.Name, card.Institution, card.InstitutionName)
            {
                MaskedNumber = card.MaskedNumber,
                Figure = card.SpentThisMonth,
                IsClosed = card.IsClosed,
            }),
            .. (view.Vehicles ?? []).Select(car => new PreviewItem(car.Id, "vehicle", car.Name, car.Institution, car.InstitutionName)
            {
                MaskedNumber = car.Plate,
                Figure = car.Value,
                IsClosed = car.IsClosed,
            }),
            .. (view.Policies ?? []).Select(policy => new PreviewItem(policy.Id, "insurance", policy.Name, policy.Institution, policy.InstitutionName)
            {
                MaskedNumber = policy.MaskedNumber,
                Figure = policy.Premium,
                IsClosed = policy.IsClosed,
            }),
        ];
    }

    private static PreviewItem Account(OpenAccount account, ILookup<string, OpenHolding> holdings) =>
        new(account.Id, account.Domain, account.Name, account.Institution, account.InstitutionName)
        {
            MaskedNumber = account.MaskedNumber,
            Figure = account.Balance,
            IsClosed = account.IsClosed,
            Holdings = holdings[account.Id].Count(),
        };
}
