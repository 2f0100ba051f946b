using System.Text.Json.Nodes;

namespace MyDataHub.Bench.Open;

/// <summary>A consent to everything that a person has but single transactions.</summary>
internal static class WideConsent
{
    public static JsonObject Make() => new()
    {
        ["type"] = "mydata_consent",
        ["domains"] = new JsonArray("bank", "card", "investment", "vehicle", "insurance", "loan"),
        ["detail"] = new JsonArray("totals", "balances", "holdings", "policies"),
        ["purpose"] = new JsonObject { ["code"] = "personal-finance", ["text"] = "Bench" },
        ["recurring"] = true,
    };
}
