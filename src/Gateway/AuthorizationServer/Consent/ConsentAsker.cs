using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Interactions;
using MyDataHub.Gateway.AuthorizationServer.Pages;

namespace MyDataHub.Gateway.AuthorizationServer.Consent;

/// <summary>Who asks and what for. The name and the reason are the third party's own words and are shown as such; its logo would be a call to its server, so a letter stands for it.</summary>
internal static class ConsentAsker
{
    internal static Markup Section(ConsentView view)
    {
        var (open, client) = (view.Open, view.Open.Client);
        return Markup.Of(
            $"""
            <section class="card asker" aria-labelledby="who">
            <span class="initial" aria-hidden="true">{Initial(open.ClientName)}</span>
            <div>
            <h2 id="who">{open.ClientName}</h2>
            <p>{view.In($"{open.ClientName} 측 요청이에요. 우리 회사가 아니에요.", $"Asked by {open.ClientName}. It is not us.")}</p>
            <p class="under">{view.In($"등록번호 {client.Id}", $"Reg. no. {client.Id}")}</p>
            {Links(view)}
            </div>
            <dl class="facts">
            <div><dt>{view.In("목적", "Purpose")}</dt><dd>{Purpose(view)}</dd></div>
            <div><dt>{view.In("얼마나 자주", "How often")}</dt><dd>{Often(view)}</dd></div>
            </dl>
            <p class="under time"><span>{view.In($"이 화면은 {Wording.Time(open.Stored.ExpiresAt)}까지 열려 있어요.", $"This page stays open until {Wording.Time(open.Stored.ExpiresAt)}.")}</span>
            <button class="text-button" type="submit" name="{ConsentForm.ActField}" value="{ConsentForm.MoreTime}">{view.In("시간 더 쓰기", "I need more time")}</button></p>
            </section>
            """);
    }

    /// <summary>A form of its own: signing out decides nothing.</summary>
    internal static Markup SignOut(ConsentView view) => Markup.Of(
        $"""
        <form class="sign-out" method="post" action="{view.Open.PathOf("sign-out")}">
        <input type="hidden" name="{FormToken.Field}" value="{view.Open.FormToken}">
        <button class="text-button" type="submit">{view.In("본인이 아니라면 로그아웃하기", "Not you? Sign out")}</button>
        </form>
        """);

    private static string Initial(string name) => System.Globalization.StringInfo.GetNextTextElement(name.TrimStart()).ToUpperInvariant();

    private static Markup Links(ConsentView view) => Markup.When(
        new[] { view.Open.Client.ClientUri, view.Open.Client.PolicyUri, view.Open.Client.TosUri }.Any(uri => uri is not null),
        () => Markup.Of(
            $"""<p class="links">{Link(view.Open.Client.ClientUri, view.Open.Client.ClientUri?.Host)}{Link(view.Open.Client.PolicyUri, view.In("개인정보 처리방침", "Privacy policy"))}{Link(view.Open.Client.TosUri, view.In("이용약관", "Terms"))}</p>"""));

    private static Markup Link(Uri? uri, string? text) => uri is not { Scheme: "https" or "http" }
        ? Markup.None
        : Markup.Of($"""<a href="{uri.AbsoluteUri}" target="_blank" rel="noopener noreferrer">{text}</a>""");

    private static Markup Purpose(ConsentView view) => Markup.Of($"""{view.In(ConsentTexts.Purpose(view.Most.Purpose.Code))} <q{view.Language.MarkOther(view.Most.Purpose.Text)}>{view.Most.Purpose.Text}</q>""");

    private static string Often(ConsentView view) => view.Most.IsRecurring
        ? view.In("동의가 끝날 때까지 계속 볼 수 있어요", "Again and again until it ends")
        : view.In($"한 번만: 첫 조회부터 {Hours(GrantPolicy.Standard.ReadOnceFor)}시간 동안", $"Once: for {Hours(GrantPolicy.Standard.ReadOnceFor)} hour(s) from the first look");

    private static int Hours(TimeSpan time) => (int)time.TotalHours;
}
