using System.Globalization;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Institutions.Consents;
using static MyDataHub.Sandbox.Pages.Page;

namespace MyDataHub.Sandbox.Institutions.Login;

/// <summary>
/// The fields of an institution's consent page, and the transfer request that a filled-in one states.
/// </summary>
internal static class ConsentForms
{
    private const int LongestYears = 5;
    private const char Between = '|';

    public static string Fields(PendingAuthorization pending, IReadOnlyList<HeldAsset> assets, DateOnly today) =>
        $"""
        {string.Concat(assets.Where(asset => !asset.IsClosed).GroupBy(asset => asset.Scope).Select(Group))}
        {YesOrNo(pending.Institution.Industry)}
        <fieldset><legend>함께 보낼 내용</legend>
        {Check("memo", "적요·거래메모")}{Check("merchant", "가맹점 이름과 사업자번호")}{Check("category", "구매 분류")}
        </fieldset>
        <fieldset><legend>정기적 전송</legend>
        {Check("scheduled", "정기적으로 보내기")}
        <label class="field" for="cycle">주기</label>
        <select id="cycle" name="cycle"><option value="1/w">매주</option><option value="1/2w">2주마다</option>
        <option value="1/3w">3주마다</option><option value="1/4w">4주마다</option></select>
        </fieldset>
        <label class="field" for="end">언제까지 보낼까요? (최대 5년)</label>
        <input id="end" name="end" type="date" required min="{Iso(today)}" max="{Iso(today.AddYears(LongestYears))}" value="{Iso(today.AddYears(1))}">
        <p>목적: {Encode(Purpose)}. 보유기간: 서비스를 그만두거나 삭제를 요청할 때까지.</p>
        """;

    /// <summary>Null when the form states nothing that can be agreed to; only the person's own assets count.</summary>
    public static TransferRequest? Read(IFormCollection form, PendingAuthorization pending, IReadOnlyList<HeldAsset> assets, DateOnly today)
    {
        var isDate = DateOnly.TryParseExact(form["end"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end);
        if (!isDate || end < today || end > today.AddYears(LongestYears))
        {
            return null;
        }

        var picked = form["asset"].Where(value => value is not null).ToHashSet(StringComparer.Ordinal);
        var chosen = assets.Where(asset => picked.Contains(ValueOf(asset))).GroupBy(asset => asset.Scope)
            .Select(group => new RequestedScope(group.Key, [.. group.Select(asset => new RequestedAsset(asset.Number, asset.Seqno))]));
        var flags = ScopeNames.WithoutAssets(pending.Institution.Industry).Where(picked.Contains).Select(scope => new RequestedScope(scope, null));
        var isScheduled = form["scheduled"] == "on";
        var cycle = isScheduled ? form["cycle"].ToString() : null;
        return new TransferRequest
        {
            IsScheduled = isScheduled,
            BasicCycle = cycle,
            AdditionalCycle = cycle,
            EndDate = end,
            Purpose = Purpose,
            Period = new DateOnly(9999, 12, 31),
            Memo = form["memo"] == "on",
            Merchant = form["merchant"] == "on",
            Category = form["category"] == "on",
            Targets = [new RequestedScope($"{pending.Institution.Industry.Wire()}.list", null), .. chosen, .. flags],
        };
    }

    internal const string Purpose = "통합조회 서비스";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string ValueOf(HeldAsset asset) => string.Join(Between, asset.Scope, asset.Number, asset.Seqno);

    private static string Group(IGrouping<string, HeldAsset> group) =>
        $"""
        <fieldset><legend>{Encode(ScopeNames.Korean(group.Key))}</legend>
        {string.Concat(group.Select(asset => Check("asset", $"{asset.Name} {Masked(asset.Number)}", ValueOf(asset))))}
        </fieldset>
        """;

    private static string YesOrNo(Industry industry) => ScopeNames.WithoutAssets(industry) is { Count: > 0 } scopes
        ? $"<fieldset><legend>그 밖의 정보</legend>{string.Concat(scopes.Select(scope => Check("asset", ScopeNames.Korean(scope), scope)))}</fieldset>"
        : "";

    private static string Masked(string number) => number.Length > 4 ? "••••" + number[^4..] : number;

    private static string Check(string name, string text, string? value = null) =>
        $"""<label class="choice"><input type="checkbox" name="{name}" value="{Encode(value ?? "on")}" checked> {Encode(text)}</label>""";
}
