using MyDataHub.Domain;

namespace MyDataHub.Storage.Calls;

/// <summary>So many calls of one API with one outcome on one day (Asia/Seoul). Nothing of a customer.</summary>
/// <param name="Kind">x-api-type: user-consent, user-refresh, user-search or scheduled.</param>
/// <param name="Outcome">A stable word such as "success" or the rsp_code.</param>
public sealed record CallCount(
    OperatorId Operator, InstitutionId Institution, DateOnly Day, string Api, string Kind, string Outcome, long Calls);
