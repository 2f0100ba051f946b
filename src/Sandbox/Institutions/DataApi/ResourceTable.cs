using System.Collections.Frozen;

namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>The APIs of each industry, found by path. Scopes are written out with their industry here.</summary>
internal static class ResourceTable
{
    private const string CardPrefix = "/cards/";
    private const string CardTemplate = "/cards/{card_id}";

    private static readonly FrozenDictionary<Industry, FrozenDictionary<string, Resource>> ByPath =
        Enum.GetValues<Industry>().ToFrozenDictionary(industry => industry, industry => Table(industry));

    public static IEnumerable<Resource> Of(Industry industry) => ByPath[industry].Values;

    /// <summary>The API at this path after version and industry, and what its template stands for.</summary>
    public static (Resource? Resource, string? CardId) Find(Industry industry, string path)
    {
        if (industry != Industry.Card || !path.StartsWith(CardPrefix, StringComparison.Ordinal))
        {
            return (ByPath[industry].GetValueOrDefault(path), null);
        }

        var cardId = path[CardPrefix.Length..].Split('/')[0];
        var template = string.Concat(CardTemplate, path.AsSpan(CardPrefix.Length + cardId.Length));
        return (ByPath[industry].GetValueOrDefault(template), Uri.UnescapeDataString(cardId));
    }

    private static FrozenDictionary<string, Resource> Table(Industry industry) =>
        Resources(industry)
            .Append(SharedResources.Consents)
            .Select(resource => resource with { Scope = $"{industry.Wire()}.{resource.Scope}" })
            .ToFrozenDictionary(resource => resource.Path, StringComparer.Ordinal);

    private static Resource[] Resources(Industry industry) => industry switch
    {
        Industry.Bank => BankResources.All,
        Industry.Card => CardResources.All,
        Industry.Invest => InvestResources.All,
        Industry.Insu => InsuranceResources.All,
        Industry.Efin => EfinanceResources.All,
        Industry.Capital => CapitalResources.All,
        Industry.Ginsu => SuretyResources.All,
        Industry.Telecom => TelecomResources.All,
    };
}
