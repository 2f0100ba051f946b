using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Interactions;
using MyDataHub.Gateway.AuthorizationServer.Pages;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.AuthorizationServer.Consent;

/// <summary>Everything the consent page is made of.</summary>
internal sealed record ConsentView(OpenInteraction Open, GrantPreview Preview, ConsentForm Form, FormProblem[] Problems)
{
    internal Language Language => Open.Language;

    internal MyDataConsent Most => Preview.Most;

    internal string In(string korean, string english) => Language == Language.Korean ? korean : english;

    internal string In(Phrase phrase) => phrase.In(Language);
}

/// <summary>
/// The page on which the customer decides: who asks, for what, what exactly with its real values, until when, what happens with it and
/// how to stop it; agreeing and refusing look the same. One form, no script; nothing is ticked beforehand.
/// </summary>
internal static class ConsentPage
{
    internal const string Step = "decision";

    internal static PageResult Show(ConsentView view)
    {
        var isWrong = view.Problems.Length > 0;
        var title = view.In($"‘{view.Open.ClientName}’에 내 데이터를 보여줄까요?", $"Let {view.Open.ClientName} see your data?");
        var heading = isWrong ? view.In($"오류: {title}", $"Error: {title}") : title;
        return new(isWrong ? 422 : 200, PageFrame.Around(view.Language, heading, view.Open.Path, Markup.Of(
            $"""
            {ConsentErrors.Summary(view)}
            <h1>{title}</h1>
            <form method="post" action="{view.Open.PathOf(Step)}" novalidate>
            <input type="hidden" name="{FormToken.Field}" value="{view.Open.FormToken}">
            {ConsentAsker.Section(view)}
            {(view.Preview.Items.IsEmpty ? ConsentItems.Nothing(view) : Choices(view))}
            {ConsentAftermath.Section(view)}
            {Buttons(view)}
            </form>
            {ConsentAsker.SignOut(view)}
            """)))
        {
            FormTarget = view.Open.RedirectOrigin,
        };
    }

    private static Markup Choices(ConsentView view) => Markup.Of(
        $"""
        {ConsentKinds.Section(view)}
        {ConsentItems.Section(view)}
        {ConsentPeriod.Section(view)}
        """);

    // FSC and FSS guideline on dark patterns (2025-12-26): same size, same weight, same row. Return in a field presses the first button
    // of the form, which is the one for more time: it decides nothing.
    private static Markup Buttons(ConsentView view) => Markup.Of(
        $"""
        <div class="decision">
        <button class="button" type="submit" name="{ConsentForm.ActField}" value="{ConsentForm.Refuse}">{view.In("동의하지 않기", "Do not allow")}</button>
        {Markup.When(!view.Preview.Items.IsEmpty, () => Markup.Of($"""<button class="button" type="submit" name="{ConsentForm.ActField}" value="{ConsentForm.Allow}">{view.In("동의하기", "Allow")}</button>"""))}
        </div>
        """);
}
