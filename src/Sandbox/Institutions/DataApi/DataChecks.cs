using MyDataHub.Sandbox.Faults;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>
/// What a call of a data API must satisfy, in the order of section 10, number 2. The first failure is the answer.
/// </summary>
internal static class DataChecks
{
    private const string Bearer = "Bearer ";

    internal static readonly Func<DataCall, RspCode?>[] InOrder =
    [
        RequireKnownCertificate,
        RequireHeaders,
        RequireRoute,
        RequireToken,
        RequireCertificateOfClient,
        RequireMembers,
        RequireOrgCode,
        RequireConsentInForce,
        RequireScope,
        AssetChecks.RequireConsentedAsset,
        AssetChecks.RequireOwnAsset,
        AssetChecks.RequireNormalAsset,
        PeriodChecks.RequireAllowedSpan,
        PeriodChecks.RequireFiveYears,
        ScheduleChecks.RequireScheduledConsent,
        ScheduleChecks.RequireWindow,
        ScheduleChecks.RequireCycle,
    ];

    // 2.2: the Subject serialNumber is compared on every call.
    private static RspCode? RequireKnownCertificate(DataCall call) =>
        call.World.Clients.KnowsCertificate(call.SerialNumber) ? null : RspCode.CertificateMismatch;

    private static RspCode? RequireHeaders(DataCall call)
    {
        var isJson = !HttpMethods.IsPost(call.Http.Method)
            || call.Http.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;
        return TransactionId.IsWellFormed(call.Http.Headers[TransactionId.Header]) && call.Type is not null && isJson
            ? null
            : RspCode.BadHeader;
    }

    private static RspCode? RequireRoute(DataCall call)
    {
        if (DataPath.Parse(call.Http.Path.Value!) is not { } path || path.Industry != call.Institution.Industry.Wire())
        {
            return RspCode.NoEndpoint;
        }

        (call.Resource, call.CardId) = ResourceTable.Find(call.Institution.Industry, path.Resource);
        return call.Resource switch
        {
            null => RspCode.NoEndpoint,
            _ when !path.IsAccepted(call.Institution) => RspCode.VersionNotAllowed,
            _ when call.Resource.Method != call.Http.Method => RspCode.MethodNotAllowed,
            _ => null,
        };
    }

    private static RspCode? RequireToken(DataCall call)
    {
        var header = call.Http.Headers.Authorization.ToString();
        var grant = header.StartsWith(Bearer, StringComparison.Ordinal)
            ? call.World.Grants.FindByAccessToken(header[Bearer.Length..])
            : null;
        call.Grant = grant;
        return grant is not null && grant.Key.OrgCode == call.Institution.OrgCode && call.Now < grant.Access.ExpiresAt
            ? null
            : RspCode.InvalidToken;
    }

    private static RspCode? RequireCertificateOfClient(DataCall call) =>
        call.World.Clients.Find(call.Grant!.Key.ClientId)?.SerialNumber == call.SerialNumber
            ? null
            : RspCode.CertificateMismatch;

    private static RspCode? RequireMembers(DataCall call)
    {
        var sent = HttpMethods.IsPost(call.Http.Method) ? Members.OfBody(call.Body) : OfQuery(call);
        if (sent is null || Members.RequiredBy(call.Resource!).Any(member => !sent.ContainsKey(member)))
        {
            return RspCode.BadParameter;
        }

        var taken = Members.RequiredBy(call.Resource!).Concat(Members.OptionalOf(call.Resource!)).Distinct().Where(sent.ContainsKey).ToArray();
        if (!Array.TrueForAll(taken, member => Members.IsWellFormed(member, sent[member])))
        {
            return RspCode.BadParameter;
        }

        call.Args = taken.ToDictionary(member => member, member => Undisguised(call, member, sent[member]));
        return RequireCursor(call);
    }

    private static Dictionary<string, string> OfQuery(DataCall call)
    {
        var members = call.Http.Query.ToDictionary(member => member.Key, member => member.Value.ToString());
        if (call.CardId is { } cardId)
        {
            members["card_id"] = cardId;
        }

        return members;
    }

    private static string Undisguised(DataCall call, string member, string sent) =>
        member == call.Resource!.Asset && call.Faults.Find(FaultKind.IdChanges) is { } fault ? IdDisguise.Undo(sent, fault) : sent;

    private static RspCode? RequireCursor(DataCall call)
    {
        if (call.Member("next_page") is { } sent)
        {
            call.Cursor = call.World.Cursors.Read(sent, call);
            return call.Cursor is null ? RspCode.BadParameter : null;
        }

        return null;
    }

    private static RspCode? RequireOrgCode(DataCall call) =>
        call.Args["org_code"] == call.Institution.OrgCode ? null : RspCode.UnknownOrg;

    private static RspCode? RequireConsentInForce(DataCall call) =>
        call.Grant!.Request.EndDate >= call.Today ? null : RspCode.ConsentEnded;

    private static RspCode? RequireScope(DataCall call) =>
        call.Grant!.HasScope(call.Resource!.Scope) ? null : RspCode.NoScope;
}
