using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Grains.Customers;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Enrolling;
using MyDataHub.Grains.Institutions;

namespace MyDataHub.Bench.People;

/// <summary>Everything that a real collection from every institution of the sandbox left of one person: the model for customers made up from it.</summary>
internal sealed record LinkedPerson(BookState Book, ImmutableArray<Connection> Connections, ImmutableDictionary<ConnectionId, AskLog> Asked)
{
    private const string ReturnUrl = "http://localhost:8080/api/link/signed";

    public static async Task<LinkedPerson> LinkAsync(InProcessHub hub, int person, CancellationToken ct)
    {
        var ci = await hub.SigningPersonAsync(person, ct);
        var id = await hub.Get<IEnrolment>().EnterAsync(new(ci, "홍길동", null), ct);
        var linked = await LinkAllAsync(hub, id, ct);
        await UntilDoneAsync(hub.Grain(id), linked.RunId!, ct);
        var turns = hub.Get<CustomerTurns>();
        return await turns.ReadAsync(
            hub.Customer(id),
            async file => new LinkedPerson(await file.BookAsync(ct), [.. file.Connections.Values], await file.AskLogsAsync(ct)),
            ct);
    }

    private static async Task<LinkAnswer> LinkAllAsync(InProcessHub hub, CustomerId id, CancellationToken ct)
    {
        var customer = hub.Grain(id);
        var known = await hub.Get<IInstitutionList>().ListAsync(ct);
        var terms = new LinkTerms(true, 1, KoreanTime.Day(TimeProvider.System.GetUtcNow()).AddYears(1), true, true, true);
        var command = new BeginLink("integrated", [.. known.Institutions.Select(one => new LinkTarget(one.Institution, []))], terms, new(ReturnUrl));
        var link = await customer.BeginLinkAsync(command with { Authority = known.Authorities[0].OrgCode }, ct);
        link = await customer.ContinueSigningAsync(link.LinkId, ct);
        while (link.Steps.Any(step => step.State is "exchanging" or "waiting-for-signature"))
        {
            await Task.Delay(100, ct);
            link = await customer.LinkAsync(link.LinkId, ct);
        }

        return link;
    }

    private static async Task UntilDoneAsync(ICustomerGrain customer, string runId, CancellationToken ct)
    {
        var progress = await customer.ProgressAsync(runId, 0, ct);
        while (!progress.Done)
        {
            progress = await customer.ProgressAsync(runId, progress.Events.IsEmpty ? 0 : progress.Events[^1].Sequence, ct);
        }
    }
}
