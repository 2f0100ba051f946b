using System.Collections.Frozen;
using System.Text.Json;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>
/// The members of a request, from the query of a GET or the JSON body of a POST, and what each may look like.
/// </summary>
internal static class Members
{
    private static readonly FrozenDictionary<string, Func<string, bool>> Forms = new Dictionary<string, Func<string, bool>>
    {
        ["org_code"] = text => text.Length <= 10,
        ["account_num"] = text => IsAlphanumeric(text, 25),
        ["seqno"] = text => IsAlphanumeric(text, 30),
        ["insu_num"] = text => IsPrintable(text, 20),
        ["insured_no"] = text => IsPrintable(text, 15),
        ["car_number"] = text => text.Length is > 0 and <= 60,
        ["card_id"] = text => IsPrintable(text, 64),
        ["loan_num"] = text => IsPrintable(text, 20),
        ["fob_id"] = text => IsPrintable(text, 64),
        ["account_id"] = text => text.Length is > 0 and <= 60,
        ["sub_key"] = text => IsPrintable(text, 64),
        ["mgmt_id"] = text => IsAlphanumeric(text, 15),
        ["dc_num"] = text => IsAlphanumeric(text, 15),
        ["pp_id"] = text => IsPrintable(text, 64),
        ["search_timestamp"] = text => text.Length is > 0 and <= 14 && text.All(char.IsAsciiDigit),
        ["limit"] = text => text.Length <= 3 && int.TryParse(text, out var limit) && limit is >= 1 and <= 500,
        ["next_page"] = text => IsPrintable(text, 1000),
        ["from_date"] = text => WireTime.ParseDate(text) is not null,
        ["to_date"] = text => WireTime.ParseDate(text) is not null,
        ["from_month"] = text => WireTime.ParseMonth(text) is not null,
        ["to_month"] = text => WireTime.ParseMonth(text) is not null,
        ["charge_month"] = text => WireTime.ParseMonth(text) is not null,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsWellFormed(string member, string text) => Forms[member](text);

    /// <summary>Which members of a request the API requires.</summary>
    public static IEnumerable<string> RequiredBy(Resource resource)
    {
        string[] period = resource.Period switch
        {
            Period.Dates => ["from_date", "to_date"],
            Period.Months => ["from_month", "to_month"],
            Period.ChargeMonth => ["charge_month"],
            Period.None => [],
        };
        string[] asset = resource.Asset is { } name ? [name] : [];
        string[] limit = resource is { IsPaged: true, LimitIsOptional: false } ? ["limit"] : [];

        // 3.5: required where there are no pages.
        string[] timestamp = resource is { HasTimestamp: true, IsPaged: false } ? ["search_timestamp"] : [];
        return ["org_code", .. asset, .. resource.Required, .. period, .. limit, .. timestamp];
    }

    /// <summary>Which members of a request the API takes besides.</summary>
    public static IEnumerable<string> OptionalOf(Resource resource) =>
        [.. resource.Optional, .. resource.IsPaged ? (string[])["next_page", "limit"] : [], .. resource.HasTimestamp ? (string[])["search_timestamp"] : []];

    /// <summary>
    /// The members of a JSON body, whose values must be strings (3.1); null when it is anything else.
    /// </summary>
    public static Dictionary<string, string>? OfBody(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsAlphanumeric(string text, int longest) =>
        text.Length > 0 && text.Length <= longest && text.All(char.IsAsciiLetterOrDigit);

    private static bool IsPrintable(string text, int longest) =>
        text.Length > 0 && text.Length <= longest && text.All(character => character is > ' ' and < '\x7f');
}
