using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Hosting;

/// <summary>Reaches a customer's activation anew with every call, so that it may be held for any length of time.</summary>
internal sealed class CustomerHandle(CustomerId id, CustomerActivations activations) : ICustomerGrain
{
    public ValueTask<ViewAnswer> ViewAsync(CancellationToken ct)
    {
        var activation = activations.Enter(id);
        var answer = activation.Grain.ViewAsync(ct);
        if (!answer.IsCompletedSuccessfully)
        {
            return new(LeaveAfterAsync(activation, answer.AsTask()));
        }

        activation.Leave();
        return answer;
    }

    public Task VisitAsync(CancellationToken ct) => CallAsync(async grain =>
    {
        await grain.VisitAsync(ct);
        return true;
    });

    public Task<ConnectionsAnswer> ConnectionsAsync(CancellationToken ct) => CallAsync(grain => grain.ConnectionsAsync(ct));

    public Task<LinkAnswer> BeginLinkAsync(BeginLink command, CancellationToken ct) => CallAsync(grain => grain.BeginLinkAsync(command, ct));

    public Task<LinkAnswer> ReturnFromInstitutionAsync(InstitutionReturn command, CancellationToken ct) => CallAsync(grain => grain.ReturnFromInstitutionAsync(command, ct));

    public Task<LinkAnswer> ContinueSigningAsync(string linkId, CancellationToken ct) => CallAsync(grain => grain.ContinueSigningAsync(linkId, ct));

    public Task<LinkAnswer> LinkAsync(string linkId, CancellationToken ct) => CallAsync(grain => grain.LinkAsync(linkId, ct));

    public Task<CollectAnswer> CollectAsync(Collect command, CancellationToken ct) => CallAsync(grain => grain.CollectAsync(command, ct));

    public Task<ProgressAnswer> ProgressAsync(string runId, long after, CancellationToken ct) => CallAsync(grain => grain.ProgressAsync(runId, after, ct));

    public Task<TransactionsAnswer> TransactionsAsync(TransactionsQuery query, CancellationToken ct) => CallAsync(grain => grain.TransactionsAsync(query, ct));

    public Task<ConsentsAnswer> ConsentsAsync(CancellationToken ct) => CallAsync(grain => grain.ConsentsAsync(ct));

    public Task<WithdrawAnswer> WithdrawAsync(Withdraw command, CancellationToken ct) => CallAsync(grain => grain.WithdrawAsync(command, ct));

    public Task<PreviewAnswer> PreviewGrantAsync(MyDataConsent asked, CancellationToken ct) => CallAsync(grain => grain.PreviewGrantAsync(asked, ct));

    public Task<GrantAnswer> GiveGrantAsync(GiveGrant command, CancellationToken ct) => CallAsync(grain => grain.GiveGrantAsync(command, ct));

    public Task<GrantAnswer> ClaimGrantAsync(GrantId grant, CancellationToken ct) => CallAsync(one => one.ClaimGrantAsync(grant, ct));

    public ValueTask<GrantAnswer> GrantAsync(GrantId grant, CancellationToken ct)
    {
        var activation = activations.Enter(id);
        var answer = activation.Grain.GrantAsync(grant, ct);
        if (!answer.IsCompletedSuccessfully)
        {
            return new(LeaveAfterAsync(activation, answer.AsTask()));
        }

        activation.Leave();
        return answer;
    }

    public Task<GrantsAnswer> GrantsAsync(CancellationToken ct) => CallAsync(grain => grain.GrantsAsync(ct));

    public Task<GrantListAnswer> GrantListAsync(CancellationToken ct) => CallAsync(grain => grain.GrantListAsync(ct));

    public Task<GrantDetailsAnswer> GrantDetailsAsync(GrantId grant, string? readsBefore, CancellationToken ct) =>
        CallAsync(one => one.GrantDetailsAsync(grant, readsBefore, ct));

    public Task<GrantAnswer> NarrowGrantAsync(NarrowGrant command, CancellationToken ct) => CallAsync(grain => grain.NarrowGrantAsync(command, ct));

    public Task<RevokeGrantAnswer> RevokeGrantAsync(RevokeGrant command, CancellationToken ct) => CallAsync(grain => grain.RevokeGrantAsync(command, ct));

    public ValueTask<OpenAnswer> OpenAsync(OpenAccess access, OpenQuery query, CancellationToken ct)
    {
        var activation = activations.Enter(id);
        var answer = activation.Grain.OpenAsync(access, query, ct);
        if (!answer.IsCompletedSuccessfully)
        {
            return new(LeaveAfterAsync(activation, answer.AsTask()));
        }

        activation.Leave();
        return answer;
    }

    public Task ThirdPartyToldAsync(Guid receipt, DateTimeOffset at, CancellationToken ct) => CallAsync(async grain =>
    {
        await grain.ThirdPartyToldAsync(receipt, at, ct);
        return true;
    });

    public Task<ExportAnswer> ExportAsync(CancellationToken ct) => CallAsync(grain => grain.ExportAsync(ct));

    public Task<LeaveAnswer> LeaveAsync(Leave command, CancellationToken ct) => CallAsync(grain => grain.LeaveAsync(command, ct));

    private async Task<T> CallAsync<T>(Func<ICustomerGrain, Task<T>> call)
    {
        var activation = activations.Enter(id);
        try
        {
            return await call(activation.Grain);
        }
        finally
        {
            activation.Leave();
        }
    }

    private static async Task<T> LeaveAfterAsync<T>(Activation activation, Task<T> call)
    {
        try
        {
            return await call;
        }
        finally
        {
            activation.Leave();
        }
    }
}
