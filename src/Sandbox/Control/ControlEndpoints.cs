using System.Xml;
using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Faults;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Institutions.Consents;
using MyDataHub.Sandbox.Portal;

namespace MyDataHub.Sandbox.Control;

/// <summary>
/// What tests and demonstrations may do to the outside world: move its clock, break it, count its calls, end consents.
/// </summary>
internal sealed class ControlEndpoints(
    SandboxClock clock,
    FaultBook faults,
    Parties parties,
    CallBook calls,
    TransactionIds ids,
    GrantStore grants,
    Residents residents,
    StatisticsBox statistics)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/control");
        control.MapGet("/clock", () => Now());
        control.MapPost("/clock", MoveClock);
        control.MapGet("/institutions/{org}/faults", (string org) => faults.Of(org).Select(fault => fault.Setting));
        control.MapPut("/institutions/{org}/faults", SetFaults);
        control.MapDelete("/institutions/{org}/faults", ClearFaults);
        control.MapGet("/calls", () => calls.All);
        control.MapDelete("/calls", ClearCalls);
        control.MapGet("/calls/at-once", () => calls.SideBySide);
        control.MapGet("/transaction-ids", () => new { ids.Repeated });
        control.MapGet("/tokens/{org}", TokensOf);
        control.MapPost("/consents/{org}/end", EndConsent);
        control.MapGet("/people", () => residents.All.Take(1000).Select(person => new { person.LoginId, person.Ci, person.Name, person.Summary }));
        control.MapGet("/statistics", () => statistics.Received);
    }

    private object Now() =>
        new { Now = SandboxClock.ToSeoul(clock.GetUtcNow()), Moved = XmlConvert.ToString(clock.Moved) };

    private IResult MoveClock(ClockMove move)
    {
        try
        {
            switch (move)
            {
                case { Advance: { } by, Set: null }:
                    clock.Advance(XmlConvert.ToTimeSpan(by));
                    break;
                case { Advance: null, Set: { } to }:
                    clock.Set(to);
                    break;
                default:
                    return Problem("Say either advance (an ISO 8601 duration) or set (an instant).");
            }
        }
        catch (FormatException)
        {
            return Problem("advance is an ISO 8601 duration such as P1D or PT30M.");
        }

        return Results.Ok(Now());
    }

    private IResult SetFaults(string org, FaultSetting[] settings)
    {
        if (parties.Find(org) is not { SpeaksTls: true } party)
        {
            return Results.NotFound();
        }

        var parsed = settings.Select(Fault.Parse).ToArray();
        if (parsed.Select(fault => fault.Problem).FirstOrDefault(problem => problem is not null) is { } problem)
        {
            return Problem(problem);
        }

        Change(party, () => faults.Set(org, [.. parsed.Select(fault => fault.Fault!)]));
        return Results.NoContent();
    }

    private IResult ClearFaults(string org)
    {
        if (parties.Find(org) is not { } party)
        {
            return Results.NotFound();
        }

        Change(party, () => faults.Clear(org));
        return Results.NoContent();
    }

    /// <summary>Another certificate shows only in a new handshake; other faults leave what is open alone.</summary>
    private void Change(Party party, Action change)
    {
        var hadExpired = faults.HasExpiredCertificate(party.Code);
        change();
        if (hadExpired != faults.HasExpiredCertificate(party.Code))
        {
            party.DropConnections();
        }
    }

    private IResult ClearCalls()
    {
        calls.Clear();
        return Results.NoContent();
    }

    /// <summary>How many live access tokens each person has at an institution.</summary>
    private IEnumerable<object> TokensOf(string org) =>
        grants.At(org).GroupBy(grant => grant.Key.Ci).Select(group => new { Ci = group.Key, Tokens = group.Count() });

    private IResult EndConsent(string org, PersonAtOrg person)
    {
        var theirs = grants.At(org).Where(grant => person.Ci is null || grant.Key.Ci == person.Ci).ToList();
        return Results.Ok(new { Ended = theirs.Count(grant => grants.End(grant.Key)) });
    }

    private static IResult Problem(string detail) =>
        Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest);
}

internal sealed record ClockMove(string? Advance = null, DateTimeOffset? Set = null);

/// <summary>Whose consent; everybody's when no CI is given.</summary>
internal sealed record PersonAtOrg(string? Ci = null);
