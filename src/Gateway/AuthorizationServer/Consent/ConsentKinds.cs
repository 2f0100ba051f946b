using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Pages;

namespace MyDataHub.Gateway.AuthorizationServer.Consent;

/// <summary>What kinds of information are asked for, each to be ticked by itself, with how much of it there is right now.</summary>
internal static class ConsentKinds
{
    internal static Markup Section(ConsentView view) => Markup.Of(
        $"""
        <section class="card">
        <fieldset id="{ConsentFormChecks.DetailsId}"{ConsentErrors.Described(view, ConsentFormChecks.DetailsId)}>
        <legend><h2>{view.In("무엇을 보여줄까요", "What may it see")}</h2></legend>
        <p class="quiet">{view.In("체크한 것만 전달돼요. 미리 체크된 것은 없어요.", "Only what you tick is shared. Nothing is ticked for you.")}</p>
        {ConsentErrors.At(view, ConsentFormChecks.DetailsId)}
        {Markup.Each(ConsentWords.Details.Where(detail => view.Most.Details.HasFlag(detail.Value)), detail => Choice(view, detail.Word, detail.Value))}
        </fieldset>
        </section>
        """);

    private static Markup Choice(ConsentView view, string word, ConsentDetails detail) => Markup.Of(
        $"""
        <div class="choice"><input type="checkbox" id="detail-{word}" name="{ConsentForm.DetailPrefix}{word}" value="on"{Checked(view.Form.Details.HasFlag(detail))} aria-describedby="detail-{word}-about">
        <label for="detail-{word}"><span class="name">{view.In(ConsentTexts.Detail(detail))}</span>{Amount(view, detail)}</label>
        <p class="under" id="detail-{word}-about">{view.In(ConsentTexts.Explained(detail))}</p></div>
        """);

    internal static Markup Checked(bool isChecked) => isChecked ? new(" checked") : Markup.None;

    private static Markup Amount(ConsentView view, ConsentDetails detail)
    {
        var count = detail switch
        {
            ConsentDetails.Transactions => view.Preview.Items.Sum(item => item.Transactions),
            ConsentDetails.Holdings => view.Preview.Items.Sum(item => item.Holdings),
            _ => 0,
        };
        return Markup.When(count > 0, () => Markup.Of($"""<span class="figure">{view.In($"지금 {count:#,##0}건", $"{count:#,##0} now")}</span>"""));
    }
}
