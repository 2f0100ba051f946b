using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Customers;

/// <summary>
/// One customer. Calls carry immutable records and answer closed records; nothing is shared but messages. A turn never waits for an
/// institution: linking, collecting and withdrawing run beside the turns and apply their results in short ones.
/// </summary>
public interface ICustomerGrain
{
    /// <summary>The asset view as ready UTF-8 JSON with its ETag. Touches no database once warm.</summary>
    ValueTask<ViewAnswer> ViewAsync(CancellationToken ct);

    /// <summary>The customer was here: postpones dormancy, resumes scheduled transfers.</summary>
    Task VisitAsync(CancellationToken ct);

    Task<ConnectionsAnswer> ConnectionsAsync(CancellationToken ct);

    /// <summary>Draws up transfer requests and begins integrated or individual authentication. Also changes and extends existing ones.</summary>
    Task<LinkAnswer> BeginLinkAsync(BeginLink command, CancellationToken ct);

    /// <summary>The browser came back from an institution (개별인증) with a code or an error.</summary>
    Task<LinkAnswer> ReturnFromInstitutionAsync(InstitutionReturn command, CancellationToken ct);

    /// <summary>The browser came back from the certificate authority, or the page asks whether the signature is there.</summary>
    Task<LinkAnswer> ContinueSigningAsync(string linkId, CancellationToken ct);

    Task<LinkAnswer> LinkAsync(string linkId, CancellationToken ct);

    /// <summary>Begins a collection unless one runs already; answers with the run to watch.</summary>
    Task<CollectAnswer> CollectAsync(Collect command, CancellationToken ct);

    /// <summary>Progress after a sequence number; waits a bounded time for the next event when there is none yet.</summary>
    Task<ProgressAnswer> ProgressAsync(string runId, long after, CancellationToken ct);

    Task<TransactionsAnswer> TransactionsAsync(TransactionsQuery query, CancellationToken ct);

    Task<ConsentsAnswer> ConsentsAsync(CancellationToken ct);

    Task<WithdrawAnswer> WithdrawAsync(Withdraw command, CancellationToken ct);

    /// <summary>What a third party would see right now under such a consent; for the page on which the customer decides.</summary>
    Task<PreviewAnswer> PreviewGrantAsync(MyDataConsent asked, CancellationToken ct);

    /// <summary>The customer agreed. Nothing can be read before the third party has claimed it.</summary>
    Task<GrantAnswer> GiveGrantAsync(GiveGrant command, CancellationToken ct);

    /// <summary>The third party redeemed its code.</summary>
    Task<GrantAnswer> ClaimGrantAsync(GrantId grant, CancellationToken ct);

    /// <summary>A grant as it is at this moment, whichever node changed it last. Touches no database once warm.</summary>
    ValueTask<GrantAnswer> GrantAsync(GrantId grant, CancellationToken ct);

    Task<GrantsAnswer> GrantsAsync(CancellationToken ct);

    /// <summary>Every grant as the customer sees it.</summary>
    Task<GrantListAnswer> GrantListAsync(CancellationToken ct);

    /// <summary>One grant with its items, receipts and a page of reads before a mark of an earlier page.</summary>
    Task<GrantDetailsAnswer> GrantDetailsAsync(GrantId grant, string? readsBefore, CancellationToken ct);

    Task<GrantAnswer> NarrowGrantAsync(NarrowGrant command, CancellationToken ct);

    /// <summary>No read that begins after the answer sees anything, on any node.</summary>
    Task<RevokeGrantAnswer> RevokeGrantAsync(RevokeGrant command, CancellationToken ct);

    /// <summary>What a third party reads under a grant, as the grant is at this moment. Touches no database once warm.</summary>
    ValueTask<OpenAnswer> OpenAsync(OpenAccess access, OpenQuery query, CancellationToken ct);

    /// <summary>The third party took note of the event that goes with a receipt. Nothing happens when it was noted before.</summary>
    Task ThirdPartyToldAsync(Guid receipt, DateTimeOffset at, CancellationToken ct);

    /// <summary>Everything the hub holds about this customer, as files for one archive.</summary>
    Task<ExportAnswer> ExportAsync(CancellationToken ct);

    /// <summary>서비스 탈퇴: revokes every transfer request and erases everything at once, unrecoverably.</summary>
    Task<LeaveAnswer> LeaveAsync(Leave command, CancellationToken ct);
}
