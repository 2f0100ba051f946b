using MyDataHub.Sandbox.Households;

namespace MyDataHub.Sandbox.Tests.Households;

/// <summary>All that institutions say about a person, as lines of text.</summary>
internal static class Everything
{
    public static readonly IReadOnlyList<string> Orgs =
    [
        "A1GAON0000", "A1DAON0000", "C1HNBT0000", "C1NURI0000", "S1MIRE0000", "I1DNDN0000", "I1NLBM0000",
        "F1BARO0000", "E1MOAP0000", "T1HNRO0000", "G1SEOU0000",
    ];

    private static readonly Dictionary<string, (string Resource, string Key)[]> ByScope = new()
    {
        ["bank.deposit"] =
        [
            ("/accounts/deposit/basic", "account_num"), ("/accounts/deposit/detail", "account_num"),
            ("/accounts/deposit/transactions", "account_num"), ("/accounts/deposit/scheduled", "account_num"),
        ],
        ["bank.loan"] =
        [
            ("/accounts/loan/basic", "account_num"), ("/accounts/loan/detail", "account_num"),
            ("/accounts/loan/transactions", "account_num"),
        ],
    };

    public static IEnumerable<string> Of(HouseholdData data, Person person, DateTimeOffset now) =>
        from answer in Answers(data, person, now)
        select $"{answer.Line}{answer.Rows.Written()} {answer.Rows?.ChangedAt:O}";

    public static IReadOnlyList<string> History(HouseholdData data, Person person, DateTimeOffset now, string first, string last) =>
    [
        .. from answer in Answers(data, person, now, ("from_date", first), ("to_date", last))
           where answer.Rows is { ListName: not null, Rows.Count: > 0 }
              && answer.Line.Contains("transactions", StringComparison.Ordinal)
           select answer.Line + answer.Rows.Written(),
    ];

    private static IEnumerable<(string Line, HeldRows? Rows)> Answers(
        HouseholdData data,
        Person person,
        DateTimeOffset now,
        params (string, string)[] period) =>
        from org in Orgs
        from asset in data.Assets(org, person.Ci, now)
        from resource in ByScope.GetValueOrDefault(asset.Scope, [])
        select ($"{org} {asset.Number} {resource.Resource} ",
            data.Try(org, resource.Resource, person, now, [(resource.Key, asset.Number), .. period]));
}
