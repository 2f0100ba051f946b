using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Storage.Audit;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>What time alone does to grants: nobody claims them, their end comes near, and comes. Reads do not wait for this.</summary>
internal sealed class GrantPassing(CustomerTurns turns, GrantRecording recording, TimeProvider clock)
{
    private static readonly GrantPolicy Policy = GrantPolicy.Standard;

    public Task PassAsync(Customer customer, ImmutableArray<GrantId> due) =>
        turns.OwnAsync(customer, (_, edit) => Task.FromResult(Pass(edit, due)), customer.Gone, keepsView: true);

    private bool Pass(CustomerEdit edit, ImmutableArray<GrantId> due)
    {
        var now = clock.GetUtcNow();
        foreach (var grant in due.Select(edit.Grant).OfType<Grant>().Where(grant => !GrantLifecycle.IsOver(grant.State)))
        {
            Pass(edit, grant, now);
        }

        return true;
    }

    private void Pass(CustomerEdit edit, Grant grant, DateTimeOffset now)
    {
        if (Policy.IsUnclaimed(grant, now))
        {
            GiveUp(edit, grant, now);
        }
        else if (Policy.HasExpired(grant, now))
        {
            recording.End(edit, grant, open => GrantLifecycle.Expire(open, now), AuditActor.Hub, "expired", now);
        }
        else
        {
            // Also when nothing has changed: what was found may be out of date, and the next moment is planned anew.
            edit.Put(Warned(edit, Policy.IsUpdateUnclaimed(grant, now) ? GrantLifecycle.DropUpdate(grant) : grant, now));
        }
    }

    /// <summary>Nothing was ever read under it, so nothing of it is kept but what the audit says.</summary>
    private static void GiveUp(CustomerEdit edit, Grant grant, DateTimeOffset now)
    {
        var given = GrantLifecycle.GiveUp(grant, now);
        edit.Remove(given.Id);
        edit.Record(AuditActor.Hub, "grant.unclaimed", [given.Id.ToString(), given.Client.Value]);
    }

    private static Grant Warned(CustomerEdit edit, Grant grant, DateTimeOffset now)
    {
        var today = KoreanTime.Day(now);
        if (Policy.WarningDue(grant, today) is not { } days)
        {
            return grant;
        }

        edit.Events.Add(ThirdPartyEvent.Of(grant, ThirdPartyEvent.GrantExpiring, now) with
        {
            Counts = ImmutableSortedDictionary<string, long>.Empty.Add("days_left", grant.Consent.EndsOn.DayNumber - today.DayNumber),
        });
        return grant with { WarnedDaysBefore = days };
    }
}
