using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Providers.Authorizing;

namespace MyDataHub.Grains.Customers.Linking;

/// <summary>
/// One round of giving consents, stored from its first moment so that it survives a restart. Open for ten minutes, the life of an
/// institution's authorization code (section 4.3).
/// </summary>
internal sealed record LinkAttempt(string LinkId, string Method, OperatorId Operator, DateTimeOffset BegunAt, ImmutableArray<LinkAttemptStep> Steps)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public string? IdempotencyKey { get; init; }

    /// <summary>The open signing round (통합인증).</summary>
    public SigningTicket? Ticket { get; init; }

    /// <summary>What was signed: kept until every consent is exchanged, so that a restart can go on.</summary>
    public ImmutableArray<SignedConsent> Signed { get; init; } = [];

    public string? RunId { get; init; }

    /// <summary>Waits for a page that nobody was given: a restart came between, and the customer has to begin again.</summary>
    public bool IsPageless => IsWaiting && Steps.All(step => !LinkSteps.IsWaiting(step.State) || (step.NextPage is null && Ticket is null));

    public bool IsWaiting => Steps.Any(step => LinkSteps.IsWaiting(step.State));

    public bool IsExchanging => Steps.Any(step => step.State == LinkSteps.Exchanging);

    public LinkAttempt With(InstitutionId institution, Func<LinkAttemptStep, LinkAttemptStep> change) =>
        this with { Steps = [.. Steps.Select(step => step.Connection.Institution == institution ? change(step) : step)] };

    public LinkAttempt WithWaiting(Func<LinkAttemptStep, LinkAttemptStep> change) =>
        this with { Steps = [.. Steps.Select(step => LinkSteps.IsWaiting(step.State) ? change(step) : step)] };
}

/// <summary>One institution of an attempt. State has the values of LinkStep.State.</summary>
internal sealed record LinkAttemptStep(ConnectionId Connection, string Name, int RequestVersion, string State)
{
    public string? Reason { get; init; }

    public Uri? NextPage { get; init; }

    /// <summary>개별인증's state: random, for one return only.</summary>
    public string? ReturnState { get; init; }

    /// <summary>개별인증's code, from its return until it is exchanged, so that a restart in between loses no consent.</summary>
    public Secret? Code { get; init; }
}

internal static class LinkSteps
{
    public const string WaitingForSignature = "waiting-for-signature";
    public const string WaitingForInstitution = "waiting-for-institution";
    public const string Exchanging = "exchanging";
    public const string Linked = "linked";
    public const string Refused = "refused";
    public const string Unavailable = "unavailable";
    public const string Expired = "expired";

    public static bool IsWaiting(string state) => state is WaitingForSignature or WaitingForInstitution;
}
