using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Pages;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.AuthorizationServer.Consent;

/// <summary>Something on the page that must be put right before it can be agreed to. Field is the id of the element it is about.</summary>
internal sealed record FormProblem(string Field, Phrase Text);

/// <summary>What the consent page must hold before a consent follows from it. All problems are shown at once.</summary>
internal static class ConsentFormChecks
{
    internal const string DetailsId = "details";
    internal const string ItemsId = "items";
    internal const string EndId = "ends-on";
    internal const string HistoryId = "history-from";

    internal static IEnumerable<FormProblem> ProblemsOf(ConsentForm form, GrantPreview preview)
    {
        var known = preview.Items.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        if (form.Details == ConsentDetails.None)
        {
            yield return new(DetailsId, new("보여줄 내용을 하나 이상 골라 주세요.", "Tick at least one kind of information."));
        }

        if (!form.Items.Any(known.Contains))
        {
            yield return new(ItemsId, new("보여줄 자산을 하나 이상 골라 주세요.", "Tick at least one account or asset."));
        }
        else if (form.Details != ConsentDetails.None && form.Of(preview).IsEmpty)
        {
            yield return new(DetailsId, new("고른 자산에는 고른 내용이 없어요. 다른 내용도 골라 주세요.", "The ticked assets have none of the ticked information. Tick another kind."));
        }

        if (form.EndsOn is not { } end || end < preview.Today || end > preview.Most.EndsOn)
        {
            yield return new(EndId, new("끝나는 날은 오늘부터 요청한 날까지만 고를 수 있어요.", "The last day must be between today and the day asked for."));
        }

        if ((form.Details & preview.Most.Details).HasFlag(ConsentDetails.Transactions) && (form.HistoryFrom is not { } from || from < preview.Most.HistoryFrom || from > preview.Today))
        {
            yield return new(HistoryId, new("시작하는 날은 요청한 날부터 오늘까지만 고를 수 있어요.", "The first day must be between the day asked for and today."));
        }
    }
}
