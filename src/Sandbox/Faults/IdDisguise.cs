using System.Text.Json.Nodes;

namespace MyDataHub.Sandbox.Faults;

/// <summary>
/// Other numbers for the same accounts and transactions: the old ones read backwards. That keeps length and characters,
/// and undoes itself, so that the institution understands its new numbers in requests.
/// </summary>
internal static class IdDisguise
{
    private static readonly string[] Transactions = ["trans_no", "approved_num", "purchase_num"];
    private static readonly string[] Assets = ["account_num", "card_id", "insu_num", "fob_id", "sub_key", "mgmt_id", "pp_id", "dc_num", "sleep_num"];

    public static string Turn(string id)
    {
        var characters = id.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }

    public static void Apply(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject item:
                // Only rows of asset lists carry is_consent; elsewhere these members point at something else.
                Turn(item, item.ContainsKey("is_consent") ? Assets : Transactions);
                foreach (var member in item)
                {
                    Apply(member.Value);
                }

                break;
            case JsonArray list:
                foreach (var element in list)
                {
                    Apply(element);
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
