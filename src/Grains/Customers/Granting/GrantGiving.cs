using System.Security.Cryptography;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>The customer agrees, and the third party redeems its code: from then on it can read.</summary>
internal sealed class GrantGiving(CustomerTurns turns, GrantRecording recording, TimeProvider clock)
{
    private static readonly GrantPolicy Policy = GrantPolicy.Standard;

    public Task<GrantAnswer> GiveAsync(Customer customer, GiveGrant command, CancellationToken ct) =>
        turns.CallAsync(customer, (file, edit) => GiveAsync(file, edit, command, customer.Gone), ct);

    public Task<GrantAnswer> ClaimAsync(Customer customer, GrantId id, CancellationToken ct) =>
        turns.CallAsync(customer, (_, edit) => Task.FromResult(Claim(edit, id)), ct);

    private async Task<GrantAnswer> GiveAsync(CustomerFile file, CustomerEdit edit, GiveGrant command, CancellationToken ct)
    {
        if (command.IdempotencyKey is { } key && edit.Grants.FirstOrDefault(grant => grant.IdempotencyKey == key) is { } same)
        {
            return new(same);
        }

        // What is given names its institutions: one that is linked later was not agreed to.
        var consent = command.Granted.Narrow(command.Granted with { Institutions = Upstream.InForce(edit.Connections, KoreanTime.Day(clock.GetUtcNow())) });
        if (Problem(command, consent) is { } refusal)
        {
            return new(null, refusal);
        }

        return command.Change is { } change ? Change(edit, command, change, consent) : await NewAsync(file, edit, command, consent, ct);
    }

    private Refusal? Problem(GiveGrant command, MyDataConsent consent)
    {
        if (command.Granted is { CustomerChooses: true, Accounts.IsAll: true })
        {
            return GrantRefusals.NotChosen;
        }

        if (consent.EndsOn < KoreanTime.Day(clock.GetUtcNow()))
        {
            return GrantRefusals.EndsTooSoon;
        }

        return consent.IsEmpty ? GrantRefusals.NothingToShare : null;
    }

    private async Task<GrantAnswer> NewAsync(CustomerFile file, CustomerEdit edit, GiveGrant command, MyDataConsent consent, CancellationToken ct)
    {
        if (edit.Grants.Count(grant => !GrantLifecycle.IsOver(grant.State)) >= Policy.OpenLimit)
        {
            return new(null, GrantRefusals.TooMany);
        }

        var now = clock.GetUtcNow();
        var secret = (await file.ProfileAsync(ct)).ItemIdSalt;
        var id = new GrantId(new Guid(RandomNumberGenerator.GetBytes(16)));
        var grant = new Grant(id, command.Client, GrantState.Given, consent, PairwiseSubject.Of(secret, command.Client), command.Scope)
        {
            ClientName = command.ClientName,
            RequestedAt = command.RequestedAt ?? now,
            GivenAt = now,
            IdempotencyKey = command.IdempotencyKey,
        };
        return new(grant) { ReceiptId = recording.Give(edit, grant, "new", now).ToString("N") };
    }

    private GrantAnswer Change(CustomerEdit edit, GiveGrant command, GrantChangeOf change, MyDataConsent consent)
    {
        if (edit.Grant(change.Grant) is not { } grant || grant.Client != command.Client)
        {
            return new(null, GrantRefusals.Unknown);
        }

        var now = clock.GetUtcNow();
        if (grant.State != GrantState.Active || Policy.HasExpired(grant, now))
        {
            return new(null, GrantRefusals.Over);
        }

        var becomes = change.Merges ? grant.Consent.Merge(consent) : consent;
        if (becomes is null)
        {
            return new(null, GrantRefusals.CannotMerge);
        }

        var agreed = GrantLifecycle.Agree(grant, becomes, change.Merges ? Scopes(grant.Scope, command.Scope) : command.Scope, now);
        return new(agreed with { IdempotencyKey = command.IdempotencyKey })
        {
            ReceiptId = recording.Give(edit, agreed with { IdempotencyKey = command.IdempotencyKey }, change.Merges ? "merged" : "replaced", now).ToString("N"),
        };
    }

    private GrantAnswer Claim(CustomerEdit edit, GrantId id)
    {
        var now = clock.GetUtcNow();
        if (edit.Grant(id) is not { } grant)
        {
            return new(null, GrantRefusals.Unknown);
        }

        if (GrantLifecycle.IsOver(grant.State) || Policy.HasExpired(grant, now) || Policy.IsUnclaimed(grant, now))
        {
            return new(null, GrantRefusals.Over);
        }

        if (grant is { State: GrantState.Active, Update: null })
        {
            // Claimed already: whoever redeemed the code could not know that it had been written.
            return new(grant);
        }

        var claimed = GrantLifecycle.Claim(grant, now);
        GrantRecording.Claim(edit, claimed, isUpdate: grant.State == GrantState.Active, now);
        return new(claimed);
    }

    private static string Scopes(string one, string other) => string.Join(' ', one.Split(' ').Union(other.Split(' ')).Where(scope => scope.Length > 0));
}
