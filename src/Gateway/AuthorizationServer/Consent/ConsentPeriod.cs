using MyDataHub.Gateway.AuthorizationServer.Pages;

namespace MyDataHub.Gateway.AuthorizationServer.Consent;

/// <summary>From when history is shown and until when the consent holds; both can only be made shorter.</summary>
internal static class ConsentPeriod
{
    internal static Markup Section(ConsentView view) => Markup.Of(
        $"""
        <section class="card" aria-labelledby="period">
        <h2 id="period">{view.In("언제부터 언제까지", "From when until when")}</h2>
        {History(view)}
        <div class="field"><label for="{ConsentFormChecks.EndId}">{view.In("동의가 끝나는 날", "Last day of the consent")}</label>
        <input type="date" id="{ConsentFormChecks.EndId}" name="{ConsentForm.EndField}" required min="{Wording.Iso(view.Preview.Today)}" max="{Wording.Iso(view.Most.EndsOn)}" value="{Value(view.Form.EndsOn)}"{ConsentErrors.Described(view, ConsentFormChecks.EndId, "ends-on-about")}>
        {ConsentErrors.At(view, ConsentFormChecks.EndId)}
        <p class="under" id="ends-on-about">{view.In($"요청한 날은 {Wording.Day(view.Most.EndsOn, view.Language)}이에요. 더 빨리 끝낼 수 있어요.", $"Asked for: until {Wording.Day(view.Most.EndsOn, view.Language)}. You can make it end earlier.")}</p></div>
        </section>
        """);

    private static Markup History(ConsentView view) => view.Most.HistoryFrom is not { } asked
        ? Markup.None
        : Markup.Of(
            $"""
            <div class="field"><label for="{ConsentFormChecks.HistoryId}">{view.In("거래내역을 보여줄 첫날", "First day of the transactions shown")}</label>
            <input type="date" id="{ConsentFormChecks.HistoryId}" name="{ConsentForm.HistoryField}" required min="{Wording.Iso(asked)}" max="{Wording.Iso(view.Preview.Today)}" value="{Value(view.Form.HistoryFrom)}"{ConsentErrors.Described(view, ConsentFormChecks.HistoryId, "history-from-about")}>
            {ConsentErrors.At(view, ConsentFormChecks.HistoryId)}
            <p class="under" id="history-from-about">{view.In($"요청한 날은 {Wording.Day(asked, view.Language)}이에요. 더 늦은 날을 고르면 그 앞의 내역은 보여주지 않아요.", $"Asked for: from {Wording.Day(asked, view.Language)}. Choose a later day to keep older ones out.")}</p></div>
            """);

    private static string Value(DateOnly? day) => day is { } known ? Wording.Iso(known) : "";
}
