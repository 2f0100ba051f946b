using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Pages;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.AuthorizationServer.Consent;

/// <summary>The customer's own accounts and assets that are asked for, with the real values that would be shared, each to be ticked by itself.</summary>
internal static class ConsentItems
{
    internal static Markup Section(ConsentView view) => Markup.Of(
        $"""
        <section class="card">
        <fieldset id="{ConsentFormChecks.ItemsId}"{ConsentErrors.Described(view, ConsentFormChecks.ItemsId)}>
        <legend><h2>{view.In("어떤 자산을 보여줄까요", "Which of your assets")}</h2></legend>
        <p class="quiet">{view.In("아래는 실제로 전달될 값이에요. 나중에 새로 생긴 자산은 전달되지 않아요.", "These are the real values. Assets you open later are not shared.")}</p>
        {ConsentErrors.At(view, ConsentFormChecks.ItemsId)}
        {Markup.Each(Domains(view), domain => Group(view, domain.Word, domain.Items))}
        </fieldset>
        <button class="button small" type="submit" name="{ConsentForm.ActField}" value="{ConsentForm.TickAll}">{view.In("위의 것을 모두 체크하기", "Tick everything above")}</button>
        {NotLinked(view)}
        </section>
        """);

    internal static Markup Nothing(ConsentView view) => Markup.Of(
        $"""
        <section class="card">
        <h2>{view.In("보여줄 자산이 없어요", "There is nothing to show")}</h2>
        <p>{view.In("요청한 종류의 자산이 아직 연결되어 있지 않아요. 먼저 연결한 뒤 다시 시작해 주세요. 지금은 아무것도 전달되지 않아요.", "None of what is asked for is linked yet. Link it first and start again. Nothing is shared now.")}</p>
        {NotLinked(view)}
        </section>
        """);

    // What has two sides, such as an overdraft account, is one choice: ticking it shares both, so both stand at it.
    private static IEnumerable<(string Word, PreviewItem[] Items)> Domains(ConsentView view) => ConsentWords.Domains
        .SelectMany(domain => view.Preview.Items.Where(item => item.Domain == domain.Word))
        .DistinctBy(item => item.Id)
        .GroupBy(item => item.Domain, (domain, items) => (domain, items.ToArray()));

    private static PreviewItem[] SidesOf(ConsentView view, PreviewItem item) => [.. view.Preview.Items.Where(side => side.Id == item.Id)];

    private static Markup Group(ConsentView view, string domain, PreviewItem[] items) => Markup.Of(
        $"""
        <div role="group" aria-labelledby="domain-{domain}">
        <h3 id="domain-{domain}">{view.In(ConsentTexts.Domain(domain))}</h3>
        {Markup.Each(items, item => Choice(view, item))}
        </div>
        """);

    private static Markup Choice(ConsentView view, PreviewItem item) => Markup.Of(
        $"""
        <div class="choice"><input type="checkbox" id="item-{item.Id}" name="{ConsentForm.ItemPrefix}{item.Id}" value="on"{ConsentKinds.Checked(view.Form.Items.Contains(item.Id))}>
        <label for="item-{item.Id}"><span class="name"{view.Language.MarkOther(item.Name)}>{item.Name}<span class="under">{Place(view, item)}</span></span>{Figure(view, item)}</label></div>
        """);

    private static string Place(ConsentView view, PreviewItem item) => string.Join(" · ", new[]
    {
        item.InstitutionName,
        item.MaskedNumber,
        item.IsClosed ? view.In("해지됨", "closed") : null,
        view.Most.Details.HasFlag(ConsentDetails.Transactions) && item.Transactions > 0 ? view.In($"거래 {item.Transactions:#,##0}건", $"{item.Transactions:#,##0} transactions") : null,
        view.Most.Details.HasFlag(ConsentDetails.Holdings) && item.Holdings > 0 ? view.In($"종목 {item.Holdings:#,##0}개", $"{item.Holdings:#,##0} holdings") : null,
    }.OfType<string>());

    private static Markup Figure(ConsentView view, PreviewItem item) => SidesOf(view, item) is [var only]
        ? Amount(view, only)
        : Markup.Each(SidesOf(view, item), side => Markup.Of($"""<span>{view.In(ConsentTexts.Domain(side.Domain))} {Amount(view, side)}</span>"""));

    private static Markup Amount(ConsentView view, PreviewItem side) => side.Figure is null
        ? Markup.None
        : Markup.Of($"""<span class="figure">{Wording.Amount(side.Figure, view.Language) ?? view.In("값 없음", "no value")}</span>""");

    private static Markup NotLinked(ConsentView view) => Markup.When(view.Preview.NotLinked.Length > 0, () => Markup.Of(
        $"""<p class="under">{view.In($"요청한 기관 가운데 {view.Preview.NotLinked.Length}곳은 연결되어 있지 않아 전달되지 않아요.", $"{view.Preview.NotLinked.Length} of the institutions asked for are not linked, so nothing of theirs is shared.")}</p>"""));
}
