using System.Collections.Frozen;

namespace MyDataHub.Domain.Consents;

/// <summary>
/// The only ways a transfer request changes state. What is not in the table is a bug in the caller and throws; ask Can first where
/// the answer depends on somebody else's timing.
/// </summary>
public static class TransferRequestLifecycle
{
    private static readonly FrozenSet<(TransferRequestState From, TransferRequestState To)> Allowed = new[]
    {
        (TransferRequestState.Requested, TransferRequestState.Active),
        (TransferRequestState.Requested, TransferRequestState.NotGiven),
        (TransferRequestState.Active, TransferRequestState.Withdrawing),
        (TransferRequestState.Active, TransferRequestState.Withdrawn),
        (TransferRequestState.Active, TransferRequestState.Expired),
        (TransferRequestState.Active, TransferRequestState.EndedByInstitution),
        (TransferRequestState.Withdrawing, TransferRequestState.Withdrawn),
    }.ToFrozenSet();

    public static bool Can(TransferRequestState from, TransferRequestState to) => Allowed.Contains((from, to));

    /// <summary>Nothing follows: a new consent is a new version.</summary>
    public static bool IsOver(TransferRequestState state) =>
        state is not (TransferRequestState.Requested or TransferRequestState.Active or TransferRequestState.Withdrawing);

    public static TransferRequest Give(TransferRequest request, DateTimeOffset at) =>
        Move(request, TransferRequestState.Active) with { GivenAt = at };

    /// <summary>Refused, cancelled, timed out; also when the customer leaves while it is still asked for.</summary>
    public static TransferRequest NotGive(TransferRequest request, string reason, DateTimeOffset at) =>
        End(request, TransferRequestState.NotGiven, reason, at);

    /// <summary>Ends here at once; Withdrawn follows when the institution confirms. Also dormancy and leaving.</summary>
    public static TransferRequest Withdraw(TransferRequest request, string reason, DateTimeOffset at) =>
        End(request, TransferRequestState.Withdrawing, reason, at);

    /// <summary>The institution confirmed, or had nothing to revoke. EndedAt stays the moment it ended here.</summary>
    public static TransferRequest Confirm(TransferRequest request) =>
        request.State is TransferRequestState.Withdrawing
            ? Move(request, TransferRequestState.Withdrawn)
            : throw Forbidden(request.State, TransferRequestState.Withdrawn);

    /// <summary>A newer version took its place; the institution revoked the old tokens itself (section 4.5).</summary>
    public static TransferRequest Replace(TransferRequest request, DateTimeOffset at) =>
        request.State is TransferRequestState.Active
            ? End(request, TransferRequestState.Withdrawn, "replaced", at)
            : throw Forbidden(request.State, TransferRequestState.Withdrawn);

    public static TransferRequest Expire(TransferRequest request, DateTimeOffset at) =>
        End(request, TransferRequestState.Expired, "expired", at);

    /// <summary>Code is the standard's, such as 40106.</summary>
    public static TransferRequest EndByInstitution(TransferRequest request, string code, DateTimeOffset at) =>
        End(request, TransferRequestState.EndedByInstitution, $"institution:{code}", at);

    private static TransferRequest End(TransferRequest request, TransferRequestState state, string reason, DateTimeOffset at) =>
        Move(request, state) with { EndedAt = at, EndReason = reason };

    private static TransferRequest Move(TransferRequest request, TransferRequestState to) => Can(request.State, to)
        ? request with { State = to }
        : throw Forbidden(request.State, to);

    private static InvalidOperationException Forbidden(TransferRequestState from, TransferRequestState to) =>
        new($"A transfer request does not go from {from} to {to}.");
}
