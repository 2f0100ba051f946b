using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Institutions.Consents;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>공통-002: the transfer request as the institution keeps it.</summary>
internal static class ConsentAnswer
{
    public static Answer Of(TransferRequest request)
    {
        var members = new JsonObject { ["is_scheduled"] = Flag(request.IsScheduled) };
        AddUnlessNull(members, "fnd_cycle", request.BasicCycle);
        AddUnlessNull(members, "add_cycle", request.AdditionalCycle);
        members["end_date"] = WireTime.Date(request.EndDate);
        members["purpose"] = request.Purpose;
        members["period"] = WireTime.Date(request.Period);
        members["is_consent_trans_memo"] = Flag(request.Memo);
        members["is_consent_merchant_name_regno"] = Flag(request.Merchant);
        members["is_consent_trans_category"] = Flag(request.Category);
        return Answer.Of(RspCode.Success, members);
    }

    private static string Flag(bool value) => value ? "true" : "false";

    private static void AddUnlessNull(JsonObject members, string name, string? value)
    {
        if (value is not null)
        {
            members[name] = value;
        }
    }
}
