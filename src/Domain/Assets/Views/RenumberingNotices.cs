using System.Globalization;
using MyDataHub.Domain.Assets.Renumbering;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>Which things have another number than before, and which may: what the customer finds under a number they do not know.</summary>
internal static class RenumberingNotices
{
    private const int DaysShown = 90;

    internal static IEnumerable<Notice> Of(ViewScope scope) => [.. Renumbered(scope), .. Unclear(scope)];

    // A new core system renumbers everything at once: that is said once.
    private static IEnumerable<Notice> Renumbered(ViewScope scope) => scope.Numbers.All
        .Where(numbers => numbers.Current != numbers.First && IsNew(scope, numbers.Since))
        .GroupBy(numbers => (numbers.First.Institution, On: KoreanTime.Day(numbers.Since!.Value)))
        .OrderBy(group => group.Key.On).ThenBy(group => group.Key.Institution.OrgCode, StringComparer.Ordinal)
        .Select(group => group.Count() == 1
            ? new Notice("renumbered", NoticeLevel.Info, scope.Id(group.First().First)) { Values = One(scope, group.First().First, group.First().Current, group.Key.On) }
            : new Notice("renumbered-several", NoticeLevel.Info)
            {
                Values = Values(scope, group.Key.Institution, group.Key.On, ("count", group.Count().ToString(CultureInfo.InvariantCulture))),
            });

    private static IEnumerable<Notice> Unclear(ViewScope scope) => scope.Numbers.Unclear
        .Where(unclear => IsNew(scope, unclear.Since))
        .DistinctBy(unclear => unclear.New)
        .Select(unclear => new Notice("renumbering-unclear", NoticeLevel.Attention, scope.Id(unclear.New))
        {
            Values = One(scope, unclear.Old, unclear.New, KoreanTime.Day(unclear.Since)),
        });

    private static bool IsNew(ViewScope scope, DateTimeOffset? since) => since > scope.Inputs.Now.AddDays(-DaysShown);

    private static Dictionary<string, string> One(ViewScope scope, AssetKey before, AssetKey now, DateOnly on) => Values(
        scope, now.Institution, on, ("before", RenumberedBook.Tail(before.Number) ?? ""), ("now", RenumberedBook.Tail(now.Number) ?? ""));

    private static Dictionary<string, string> Values(ViewScope scope, InstitutionId institution, DateOnly on, params (string Name, string Value)[] more) => new(
        more.Select(value => KeyValuePair.Create(value.Name, value.Value)))
    {
        ["institution"] = scope.NameOf(institution),
        ["on"] = on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
