using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Exporting;
using MyDataHub.Grains.Customers.Granting;
using MyDataHub.Grains.Customers.Leaving;
using MyDataHub.Grains.Customers.Linking;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Opening;
using MyDataHub.Grains.Customers.Serving;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Customers.Visiting;
using MyDataHub.Grains.Customers.Withdrawing;
using MyDataHub.Providers.Authorizing;

namespace MyDataHub.Grains.Customers;

/// <summary>
/// One customer's story: see, visit, link, collect, withdraw, grant to third parties, leave. Each act has its own type; this orders them and turns the
/// platform's troubles into refusals, in one place.
/// </summary>
internal sealed class CustomerGrain(Customer customer, CustomerActs acts) : ICustomerGrain
{
    public Customer Customer => customer;

    public ValueTask<ViewAnswer> ViewAsync(CancellationToken ct) => acts.View.ViewAsync(customer, ct);

    public Task VisitAsync(CancellationToken ct) => acts.Visits.VisitAsync(customer, ct);

    public Task<ConnectionsAnswer> ConnectionsAsync(CancellationToken ct) =>
        OrRefusal(() => acts.Connections.ConnectionsAsync(customer, ct), static refusal => new([], refusal));

    public Task<LinkAnswer> BeginLinkAsync(BeginLink command, CancellationToken ct) =>
        OrRefusal(() => acts.Linking.BeginAsync(customer, command, ct), static refusal => LinkAnswers.Refused(refusal));

    public Task<LinkAnswer> ReturnFromInstitutionAsync(InstitutionReturn command, CancellationToken ct) =>
        OrRefusal(() => acts.Linking.ReturnAsync(customer, command, ct), static refusal => LinkAnswers.Refused(refusal));

    public Task<LinkAnswer> ContinueSigningAsync(string linkId, CancellationToken ct) =>
        OrRefusal(() => acts.Linking.ContinueAsync(customer, linkId, ct), refusal => LinkAnswers.Refused(refusal, linkId));

    public Task<LinkAnswer> LinkAsync(string linkId, CancellationToken ct) =>
        OrRefusal(() => acts.Linking.LinkAsync(customer, linkId, ct), refusal => LinkAnswers.Refused(refusal, linkId));

    public Task<CollectAnswer> CollectAsync(Collect command, CancellationToken ct) =>
        OrRefusal(() => acts.Collecting.BeginAsync(customer, command, ct), static refusal => new(null, refusal));

    public Task<ProgressAnswer> ProgressAsync(string runId, long after, CancellationToken ct) => acts.Collecting.ProgressAsync(customer, runId, after, ct);

    public Task<TransactionsAnswer> TransactionsAsync(TransactionsQuery query, CancellationToken ct) =>
        OrRefusal(() => acts.Transactions.QueryAsync(customer, query, ct), static refusal => new([], null, refusal));

    public Task<ConsentsAnswer> ConsentsAsync(CancellationToken ct) =>
        OrRefusal(() => acts.Connections.ConsentsAsync(customer, ct), static refusal => new([], refusal));

    public Task<WithdrawAnswer> WithdrawAsync(Withdraw command, CancellationToken ct) =>
        OrRefusal(() => acts.Withdrawal.WithdrawAsync(customer, command, ct), static refusal => new(null, null, false, refusal));

    public Task<PreviewAnswer> PreviewGrantAsync(MyDataConsent asked, CancellationToken ct) =>
        OrRefusal(() => acts.GrantPreviews.PreviewAsync(customer, asked, ct), static refusal => new(null, refusal));

    public Task<GrantAnswer> GiveGrantAsync(GiveGrant command, CancellationToken ct) =>
        OrRefusal(() => acts.GrantGiving.GiveAsync(customer, command, ct), static refusal => new(null, refusal));

    public Task<GrantAnswer> ClaimGrantAsync(GrantId grant, CancellationToken ct) =>
        OrRefusal(() => acts.GrantGiving.ClaimAsync(customer, grant, ct), static refusal => new(null, refusal));

    public ValueTask<GrantAnswer> GrantAsync(GrantId grant, CancellationToken ct) =>
        acts.GrantServing.TryWarm(customer, grant) is { } warm
            ? new(warm)
            : new(OrRefusal(() => acts.GrantServing.GrantAsync(customer, grant, ct), static refusal => new(null, refusal)));

    public Task<GrantsAnswer> GrantsAsync(CancellationToken ct) =>
        OrRefusal(() => acts.GrantServing.GrantsAsync(customer, ct), static refusal => new([], refusal));

    public Task<GrantListAnswer> GrantListAsync(CancellationToken ct) =>
        OrRefusal(() => acts.GrantShowing.ListAsync(customer, ct), static refusal => new([], refusal));

    public Task<GrantDetailsAnswer> GrantDetailsAsync(GrantId grant, string? readsBefore, CancellationToken ct) =>
        OrRefusal(() => acts.GrantShowing.DetailsAsync(customer, grant, readsBefore, ct), static refusal => new(null, refusal));

    public Task<GrantAnswer> NarrowGrantAsync(NarrowGrant command, CancellationToken ct) =>
        OrRefusal(() => acts.GrantEnding.NarrowAsync(customer, command, ct), static refusal => new(null, refusal));

    public Task<RevokeGrantAnswer> RevokeGrantAsync(RevokeGrant command, CancellationToken ct) =>
        OrRefusal(() => acts.GrantEnding.RevokeAsync(customer, command, ct), static refusal => new(null, refusal));

    public ValueTask<OpenAnswer> OpenAsync(OpenAccess access, OpenQuery query, CancellationToken ct) => acts.Open.OpenAsync(customer, access, query, ct);

    public Task ThirdPartyToldAsync(Guid receipt, DateTimeOffset at, CancellationToken ct) => acts.GrantTelling.ToldAsync(customer, receipt, at, ct);

    public Task<ExportAnswer> ExportAsync(CancellationToken ct) =>
        OrRefusal(() => acts.Export.AllAsync(customer, ct), static refusal => new([], refusal));

    public Task<LeaveAnswer> LeaveAsync(Leave command, CancellationToken ct) =>
        OrRefusal(() => acts.Departure.LeaveAsync(customer, "customer", RevokeType.ByUser, ct), static refusal => new(null, 0, 0, refusal));

    private static async Task<T> OrRefusal<T>(Func<Task<T>> act, Func<Refusal, T> refused)
    {
        try
        {
            return await act();
        }
        catch (CannotServeException failure)
        {
            return refused(failure.Refusal);
        }
    }
}

/// <summary>Everything a customer's grain can do, shared by all of them: the acts hold no customer's state.</summary>
internal sealed record CustomerActs(
    ViewServing View,
    ConnectionServing Connections,
    TransactionServing Transactions,
    Visits Visits,
    Linking.Linking Linking,
    Collecting.Collecting Collecting,
    Withdrawal Withdrawal,
    Departure Departure,
    GrantPreviews GrantPreviews,
    GrantGiving GrantGiving,
    GrantServing GrantServing,
    GrantShowing GrantShowing,
    GrantEnding GrantEnding,
    OpenServing Open,
    GrantTelling GrantTelling,
    Export Export);
