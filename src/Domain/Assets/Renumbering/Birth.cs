using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Renumbering;

/// <summary>
/// What an institution says of an asset that stays the same as long as the asset lives: when it began, and the number on a card or a phone. Balances,
/// rates and terms move, and would take a match back that was right.
/// </summary>
internal static class Birth
{
    /// <summary>By name, so that only equal things are compared.</summary>
    internal static Dictionary<string, string> Of(BookState state, IEnumerable<KeyValuePair<ListingKey, Listing>> listings)
    {
        var marks = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, listing) in listings)
        {
            Put(marks, "opened", listing.Row.OpenedOn);
            Put(marks, "masked", listing.Row.MaskedNumber);
            foreach (var kind in Kinds)
            {
                if (state.Facts.TryGetValue(new(key.List.Connection, kind, key.Asset), out var fact))
                {
                    Put(marks, kind, BegunOn(fact.Value));
                }
            }

            // Of most dormant assets there is a name and nothing else, so that nothing else could be taken for another's.
            if (key.Asset.Kind is AssetKind.Dormant && !state.Facts.ContainsKey(new(key.List.Connection, "dormant-balance", key.Asset)))
            {
                Put(marks, "only-listed", "dormant");
            }
        }

        return marks;
    }

    private static readonly string[] Kinds =
        ["account-value", "car-covers", "card-terms", "deposit-terms", "dormant-balance", "fund-terms", "lease-terms", "loan-terms", "pension-paid-in", "policy-terms"];

    private static DateOnly? BegunOn(Fact fact) => fact switch
    {
        AccountValue value => value.IssuedOn,
        CarCovers covers => covers.Rows.Select(row => (DateOnly?)row.StartsOn).Min(),
        CardTerms terms => terms.IssuedOn,
        DepositTerms terms => terms.Rows.Min(row => row.IssuedOn),
        DormantBalance balance => balance.DormantSince,
        FundTerms terms => terms.IssuedOn,
        LeaseTerms terms => terms.IssuedOn,
        LoanTerms terms => terms.IssuedOn,
        PensionPaidIn paid => paid.IssuedOn,
        PolicyTerms terms => terms.IssuedOn,
        _ => null,
    };

    private static void Put(Dictionary<string, string> marks, string name, DateOnly? day) =>
        Put(marks, name, day?.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture));

    private static void Put(Dictionary<string, string> marks, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            marks.TryAdd(name, value);
        }
    }
}
