using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Customers.Linking;

/// <summary>An attempt as the customer sees it.</summary>
internal static class LinkAnswers
{
    public static LinkAnswer Of(LinkAttempt attempt) => new(
        attempt.LinkId,
        [.. attempt.Steps.Select(step => new LinkStep(step.Connection.Institution, step.Name, step.State, step.Reason, step.NextPage))])
    {
        SignPage = attempt.Steps.Any(step => step.State == LinkSteps.WaitingForSignature) ? attempt.Ticket?.SignPage : null,
        RunId = attempt.RunId,
    };

    public static LinkAnswer Refused(Refusal refusal, string linkId = "") => new(linkId, []) { Refusal = refusal };

    public static LinkAnswer Unknown(string linkId) => Refused(new("unknown-link", "There is no such link, or it is over."), linkId);
}
