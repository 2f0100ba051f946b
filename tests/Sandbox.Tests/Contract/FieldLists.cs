using System.Text.Json;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Contract;

/// <summary>
/// The members of each answer, read from the two field lists, with what is known to be a slip in them.
/// </summary>
internal static class FieldLists
{
    /// <summary>Slips and gaps of the lists, each with its reason in the reference of the standard.</summary>
    private static readonly Dictionary<(string Id, string Field), string> Corrected = new()
    {
        [("은행-014", "scheduled_account_num")] = "aN(20)", // printed as aN(10), which holds no account number
        [("전금-103", "trans_type")] = "aN(4)", // printed as aN(2), but attachment 9 has codes of four characters
        [("보험-006", "trans_applied_month")] = "YYYYMM", // stored with two digits by one implementation
        [("선불-004_1", "merchant_regno")] = "aNS(12)", // printed as aN(12), with the remark that it contains "-"
        [("금투-004", "prod_type")] = "aN(3)", // rebuilt as aN(2), but attachment 5 has codes of three digits
        [("금투-004", "holding_num")] = "F(21,8)", // rebuilt as F(18,3), but fractions of shares are traded with eight decimals (금투-003)
        [("P2P-002", "ltv_rate")] = "F(6,3)", // the scale is not legible
    };

    /// <summary>Answers that the reference describes as those of another API.</summary>
    private static readonly Dictionary<string, string> SameAs = new()
    {
        ["/v2/insu/insured"] = "/v2/insu/insurances",
        ["/v2/insu/insured/contracts"] = "/v2/insu/insurances/contracts",
        ["/v2/insu/insured/car"] = "/v2/insu/insurances/car",
        ["/v2/insu/insured/coverages"] = "/v2/insu/insurances/coverages",
        ["/v2/insu/general/contracts"] = "/v2/insu/insurances/contracts",
        ["/v2/insu/general/payment"] = "/v2/insu/insurances/payment",
        ["/v2/insu/general/transactions"] = "/v2/insu/insurances/transactions",
        ["/v2/insu/general/coverages"] = "/v2/insu/insurances/coverages",
    };

    private static readonly string[] Shared = ["/irps", "/db", "/dc", "/prepaid", "/sleep_noncont", "/consents"];

    private static readonly Lazy<Dictionary<string, List<Field>>> ByPath = new(Load);

    /// <summary>
    /// The members of the answer at a path such as <c>/v2/card/cards/{card_id}</c>; null when no list knows it.
    /// </summary>
    public static List<Field>? Of(string industry, string resource)
    {
        var path = $"/v2/{industry}{resource}";
        return ByPath.Value.GetValueOrDefault(SameAs.GetValueOrDefault(path, path)) ?? (IsShared(resource) ? ByPath.Value[$"/v2/bank{resource}"] : null);
    }

    private static bool IsShared(string resource) => Shared.Any(prefix => resource.StartsWith(prefix, StringComparison.Ordinal));

    private static Dictionary<string, List<Field>> Load()
    {
        var folder = Path.Combine(TestCertificates.Root, "tests", "Sandbox.Tests", "FieldLists");
        using var bank = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "bank-common-v2-fields.json")));
        using var others = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "other-sectors-fields.json")));
        var all = new Dictionary<string, List<Field>>();
        foreach (var api in bank.RootElement.GetProperty("apis").EnumerateArray())
        {
            all[Text(api, "path")] = OfBank(api);
        }

        foreach (var api in others.RootElement.GetProperty("apis").EnumerateArray())
        {
            all[Text(api, "path")] = OfOthers(api);
        }

        UseSecondVersion(all["/v2/invest/accounts/basic"]);
        return all;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static List<Field> OfBank(JsonElement api)
    {
        var top = new List<Field>();
        var open = new List<List<Field>> { top };
        foreach (var entry in api.GetProperty("response").EnumerateArray())
        {
            var depth = entry.GetProperty("depth").GetInt32();
            var field = new Field(Text(entry, "name"), TypeOf(Text(api, "id"), Text(entry, "name"), Text(entry, "type")), entry.GetProperty("required").GetBoolean());
            open[depth].Add(field);
            open = [.. open.Take(depth + 1), field.Members];
        }

        return top;
    }

    private static List<Field> OfOthers(JsonElement api)
    {
        List<Field> top = [.. Envelope(api)];
        foreach (var entry in api.GetProperty("lists").EnumerateArray().Select(list => list.GetString()!))
        {
            var siblings = entry.StartsWith("[].", StringComparison.Ordinal) ? top[^1].Members : top;
            var name = entry.Replace("[].", "", StringComparison.Ordinal);
            var isOuter = ReferenceEquals(siblings, top);
            siblings.Add(new Field(name.Replace("_list", "_cnt", StringComparison.Ordinal), "N(3)", isOuter));
            siblings.Add(new Field(name, "Object", isOuter));
        }

        foreach (var entry in api.GetProperty("fields").EnumerateArray())
        {
            var name = Text(entry, "name");
            var field = new Field(
                name[(name.LastIndexOf('.') + 1)..],
                TypeOf(Text(api, "id"), name[(name.LastIndexOf('.') + 1)..], Text(entry, "type")),
                entry.GetProperty("required").ValueKind == JsonValueKind.True);
            ListOf(top, name.Split("[]").Length - 1).Add(field);
        }

        return top;
    }

    private static Field[] Envelope(JsonElement api)
    {
        var request = api.GetProperty("request").EnumerateArray().Select(member => member.GetString()).ToList();
        Field[] always = [new("rsp_code", "aN(5)", true), new("rsp_msg", "AH(450)", true)];
        Field[] timestamp = request.Contains("search_timestamp") ? [new("search_timestamp", "N(14)", false)] : [];
        Field[] nextPage = request.Contains("next_page") ? [new("next_page", "aNS(1000)", false)] : [];
        return [.. always, .. timestamp, .. nextPage];
    }

    private static List<Field> ListOf(List<Field> top, int depth)
    {
        var list = top;
        for (var i = 0; i < depth; i++)
        {
            list = list.Last(field => field.Type == "Object").Members;
        }

        return list;
    }

    private static string TypeOf(string id, string name, string type) => Corrected.GetValueOrDefault((id, name), type);

    // 금투-002 is a list by currency in the second version; the list of fields is of the first.
    private static void UseSecondVersion(List<Field> fields)
    {
        var row = fields.Where(field => field.Name.EndsWith("_amt", StringComparison.Ordinal) || field.Name is "currency_code" or "avail_balance").ToList();
        fields.RemoveAll(row.Contains);
        fields.Add(new Field("base_date", "DATE", true));
        fields.Add(new Field("basic_cnt", "N(3)", true));
        var list = new Field("basic_list", "Object", true);
        list.Members.AddRange(row);
        fields.Add(list);
    }
}
