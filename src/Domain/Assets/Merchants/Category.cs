using System.Collections.Frozen;

namespace MyDataHub.Domain.Assets.Merchants;

/// <summary>Spending categories by the divisions of the household survey (COICOP-K), so that they compare with published averages.</summary>
internal static class Category
{
    internal const string Groceries = "groceries";
    internal const string Clothing = "clothing";
    internal const string Housing = "housing";
    internal const string Home = "home";
    internal const string Health = "health";
    internal const string Transport = "transport";
    internal const string Telecom = "telecom";
    internal const string Leisure = "leisure";
    internal const string Education = "education";
    internal const string Dining = "dining";
    internal const string LodgingTravel = "lodging_travel";
    internal const string OtherGoods = "other_goods";
    internal const string NonConsumption = "non_consumption";
    internal const string Uncategorised = "uncategorised";

    /// <summary>trans_category of e-finance (section 9.9). F1 (child) spans several divisions, so it is no evidence.</summary>
    internal static readonly FrozenDictionary<string, string> OfPurchaseCode = new Dictionary<string, string>
    {
        ["A1"] = Home,
        ["B1"] = Leisure,
        ["C1"] = Clothing,
        ["D1"] = Clothing,
        ["E1"] = OtherGoods,
        ["G1"] = Groceries,
        ["H1"] = Home,
        ["I1"] = Transport,
        ["J1"] = Leisure,
        ["K1"] = Dining,
        ["L1"] = OtherGoods,
        ["Z1"] = OtherGoods,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
