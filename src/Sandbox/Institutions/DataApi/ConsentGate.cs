using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Institutions.Consents;

namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>
/// What a consent does to rows: says which assets are in it, and drops the members it does not allow (6.1, notes).
/// </summary>
internal static class ConsentGate
{
    private static readonly string[] Memo = ["trans_memo"];
    private static readonly string[] Merchant = ["merchant_name", "merchant_regno", "org_regno"];
    private static readonly string[] Category = ["trans_category"];

    public static void Apply(JsonObject row, TransferRequest request)
    {
        string[] dropped = [.. Unless(request.Memo, Memo), .. Unless(request.Merchant, Merchant), .. Unless(request.Category, Category)];
        foreach (var name in dropped)
        {
            row.Remove(name);
        }
    }

    /// <summary>
    /// An asset that stands in two scopes, as a minus account does, is consented when one of them is.
    /// </summary>
    public static void Mark(JsonObject row, string key, IReadOnlyList<HeldAsset> assets, TransferRequest request)
    {
        var number = (string?)row[key];
        var seqno = (string?)row["seqno"];
        var isConsented = assets.Any(asset =>
            asset.Number == number && (seqno is null || seqno == asset.Seqno) && request.CoversAsset(asset.Scope, asset.Number, asset.Seqno));
        row["is_consent"] = isConsented ? "true" : "false";
    }

    private static string[] Unless(bool allowed, string[] names) => allowed ? [] : names;
}
