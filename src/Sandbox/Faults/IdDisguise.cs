using System.Text.Json.Nodes;

namespace MyDataHub.Sandbox.Faults;

/// <summary>
/// Other numbers for the same accounts and transactions: the old ones read backwards. That keeps length and characters,
/// and undoes itself, so that the institution understands its new numbers in requests.
/// </summary>
internal static class IdDisguise
{
    public const string OnlyAssets = "assets";
    public const string OnlyTransactions = "transactions";

    private static readonly string[] Transactions = ["trans_no", "approved_num", "purchase_num"];
    private static readonly string[] Assets = ["account_num", "card_id", "insu_num", "fob_id", "sub_key", "mgmt_id", "pp_id", "dc_num", "sleep_num"];

    public static string Turn(string id)
    {
        var characters = id.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }

    /// <summary>The number that the institution knows an asset by, from the one that it was asked for.</summary>
    public static string Undo(string asset, Fault fault) => fault.Parameter == OnlyTransactions ? asset : Turn(asset);

    public static void Apply(JsonNode? node, string? only)
    {
        switch (node)
        {
            case JsonObject item:
                // Only rows of asset lists carry is_consent; elsewhere these members point at something else.
                var isAsset = item.ContainsKey("is_consent");
                if (only != (isAsset ? OnlyTransactions : OnlyAssets))
                {
                    Turn(item, isAsset ? Assets : Transactions);
                }

                foreach (var member in item)
                {
                    Apply(member.Value, only);
                }

                break;
            case JsonArray list:
                foreach (var element in list)
                {
                    Apply(element, only);
                }

                break;
        }
    }

    private static void Turn(JsonObject item, string[] names)
    {
        foreach (var name in names)
        {
            if (item[name] is JsonValue value && value.TryGetValue<string>(out var id))
            {
                item[name] = Turn(id);
            }
        }
    }
}
