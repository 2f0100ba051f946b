using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Granting;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Hosting;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Customers;

namespace MyDataHub.Grains.Customers.Opening;

/// <summary>
/// Serves third parties: warm, as ready bytes without touching anything; cold, after one turn that builds them. What is warm is
/// forgotten by the commit that changes the book, a consent or the grant, before that commit is answered; while this node does not own
/// the database alone, the database is asked with every read.
/// </summary>
internal sealed class OpenServing(
    CustomerTurns turns, SharedViewBuilding building, OpenRowServing rows, CustomerStore store, INodeOwnership ownership, TimeProvider clock)
{
    public ValueTask<OpenAnswer> OpenAsync(Customer customer, OpenAccess access, OpenQuery query, CancellationToken ct) =>
        query is OpenQuery.Part or OpenQuery.Account
        && ownership.IsAlone
        && customer.Shared.Find(access) is { } warm && clock.GetUtcNow() < warm.FreshUntil
        && warm.Answer(query) is { } answer
            ? new(answer)
            : new(ColdAsync(customer, access, query, ct));

    private async Task<OpenAnswer> ColdAsync(Customer customer, OpenAccess access, OpenQuery query, CancellationToken ct)
    {
        if (IsKnownOver(customer, access))
        {
            return new OpenAnswer.GrantOver();
        }

        try
        {
            return await AskAsync(customer, access, query, ct) ?? await BeginReadingAsync(customer, access, query, ct);
        }
        catch (CannotServeException failure)
        {
            return failure.Refusal.Key switch
            {
                RefusalKeys.UnknownCustomer => new OpenAnswer.GrantOver(),
                RefusalKeys.Busy => new OpenAnswer.Busy(),
                _ => new OpenAnswer.Unavailable(),
            };
        }
    }

    private async Task<OpenAnswer?> AskAsync(Customer customer, OpenAccess access, OpenQuery query, CancellationToken ct)
    {
        if (query is not (OpenQuery.Part or OpenQuery.Account))
        {
            return await turns.ReadAsync(customer, file => RowsAsync(file, access, query, customer.Gone), ct);
        }

        var shared = await WarmAsync(customer, access) ?? await customer.Turns.CallAsync(
            () => BuildAsync(customer, access), static () => throw CannotServeException.Contended(), ct);
        return shared is null ? new OpenAnswer.GrantOver() : shared.Answer(query);
    }

    // The first reading of a grant that does not recur opens its window, and is written down before anything is told.
    private async Task<OpenAnswer> BeginReadingAsync(Customer customer, OpenAccess access, OpenQuery query, CancellationToken ct)
    {
        await turns.CallAsync(
            customer,
            (_, edit) =>
            {
                var now = clock.GetUtcNow();
                if (edit.Grant(access.Grant) is { } grant && GrantPolicy.Standard.IsInForce(grant, now) && GrantLifecycle.BeginReading(grant, now) is { } begun && begun != grant)
                {
                    edit.Put(begun);
                    edit.Record(new AuditActor("third-party", grant.Client.Value), "grant.reading-begun", [grant.Id.ToString(), grant.Client.Value]);
                }

                return Task.FromResult(true);
            },
            ct);
        return await AskAsync(customer, access, query, ct) ?? new OpenAnswer.Busy();
    }

    private async Task<SharedView?> WarmAsync(Customer customer, OpenAccess access) =>
        customer.Shared.Find(access) is { } warm && clock.GetUtcNow() < warm.FreshUntil
        && (ownership.IsAlone || (await store.VersionAsync(customer.Id, customer.Gone))?.Version == warm.Version)
            ? warm
            : null;

    // Whoever goes on asking under a grant that has ended costs nothing.
    private bool IsKnownOver(Customer customer, OpenAccess access) =>
        ownership.IsAlone && customer.Grants is { } known
        && (known.Of(access.Grant).Grant is not { } grant || !GrantPolicy.Standard.IsInForce(grant, clock.GetUtcNow()));

    // In a turn, so that nothing on this node is written between reading and remembering.
    private async Task<SharedView?> BuildAsync(Customer customer, OpenAccess access)
    {
        if (await WarmAsync(customer, access) is { } built)
        {
            return built;
        }

        var file = await turns.LoadAsync(customer);
        customer.Grants ??= ReadyGrants.Of(file);
        if (InForce(file, access) is not { } grant)
        {
            return null;
        }

        var shared = await building.BuildAsync(file, grant, customer.Gone);
        customer.Shared.Keep(access, shared);
        return shared;
    }

    private async Task<OpenAnswer?> RowsAsync(CustomerFile file, OpenAccess access, OpenQuery query, CancellationToken ct)
    {
        if (InForce(file, access) is not { } grant)
        {
            return new OpenAnswer.GrantOver();
        }

        return PartRules.Check(grant.Consent, query) is { } refused ? refused
            : grant is { Consent.IsRecurring: false, FirstReadAt: null } ? null
            : await rows.AnswerAsync(file, grant, query, ct);
    }

    // Whatever follows sees the grant as far as the token goes.
    private Grant? InForce(CustomerFile file, OpenAccess access) =>
        file.Grants.GetValueOrDefault(access.Grant) is { } grant && GrantPolicy.Standard.IsInForce(grant, clock.GetUtcNow())
            ? grant with { Consent = access.Of(grant.Consent) }
            : null;
}
