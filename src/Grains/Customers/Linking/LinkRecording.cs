using System.Collections.Immutable;
using System.Security.Cryptography;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Storage.Audit;

namespace MyDataHub.Grains.Customers.Linking;

/// <summary>The turns of linking: what each step writes into the attempt and the connections. Nothing leaves the hub from here.</summary>
internal sealed class LinkRecording(LinkingOptions options, TimeProvider clock)
{
    private static readonly TimeSpan RememberedFor = TimeSpan.FromDays(1);

    /// <summary>Longer than asking for a page can take with all its repetitions.</summary>
    private static readonly TimeSpan PagePatience = TimeSpan.FromMinutes(2);

    public async Task<DrawnUp> DrawUpAsync(CustomerFile file, CustomerEdit edit, BeginLink command, LinkDraft.Drawn drawn, CancellationToken ct)
    {
        var profile = await file.ProfileAsync(ct);
        var earlier = await file.LinksAsync(ct);
        if (command.IdempotencyKey is { } key && earlier.FirstOrDefault(link => link.IdempotencyKey == key) is { } same)
        {
            return new(same, profile, IsNew: false);
        }

        Tidy(earlier, edit);
        var now = clock.GetUtcNow();
        var steps = drawn.Requests.Select(request => DrawUp(edit, request, command.Method, now));
        var attempt = new LinkAttempt(RandomNumberGenerator.GetHexString(32, lowercase: true), command.Method, drawn.Operator, now, [.. steps])
        {
            IdempotencyKey = command.IdempotencyKey,
        };
        edit.Put(attempt);
        return new(attempt, profile, IsNew: true);
    }

    public bool IsOver(LinkAttempt attempt) => clock.GetUtcNow() - attempt.BegunAt >= LinkAttempt.Life;

    /// <summary>Drawn up so long ago that its page would be there if the hub had not stopped in between.</summary>
    public bool IsAbandoned(LinkAttempt attempt) => attempt.IsPageless && clock.GetUtcNow() - attempt.BegunAt >= PagePatience;

    public static async Task<LinkAttempt?> ChangeAsync(CustomerFile file, CustomerEdit edit, string linkId, Func<LinkAttempt, LinkAttempt> change, CancellationToken ct)
    {
        if (await file.LinkAsync(linkId, ct) is not { } attempt)
        {
            return null;
        }

        attempt = change(attempt);
        edit.Put(attempt);
        return attempt;
    }

    /// <summary>Everything that still waits ends in this state.</summary>
    public Task<LinkAttempt?> AllAsync(CustomerFile file, CustomerEdit edit, string linkId, string state, string reason, CancellationToken ct) =>
        ChangeAsync(file, edit, linkId, attempt => attempt.WithWaiting(step => End(edit, step, state, reason)), ct);

    /// <summary>Null when it was known already: whoever stored it goes on with it.</summary>
    public async Task<LinkAttempt?> SignedAsync(CustomerFile file, CustomerEdit edit, string linkId, ImmutableArray<SignedConsent> signed, CancellationToken ct)
    {
        if (await file.LinkAsync(linkId, ct) is not { IsWaiting: true } attempt)
        {
            return null;
        }

        var institutions = signed.Select(consent => consent.Institution).ToHashSet();
        attempt = attempt.WithWaiting(step => institutions.Contains(step.Connection.Institution) ? BeginExchange(edit, step) : End(edit, step, LinkSteps.Refused, "not-signed"));
        attempt = attempt with { Signed = signed };
        edit.Put(attempt);
        return attempt;
    }

    public async Task<Returned?> ReturnedAsync(CustomerFile file, CustomerEdit edit, InstitutionReturn command, CancellationToken ct)
    {
        // Whose state it is decides; a state is used up by its first return, whatever that says.
        var attempt = (await file.LinksAsync(ct)).FirstOrDefault(link => link.Steps.Any(step => step.ReturnState == command.State));
        if (attempt is null || IsOver(attempt))
        {
            return null;
        }

        var institution = attempt.Steps.First(step => step.ReturnState == command.State).Connection.Institution;
        var isGiven = command is { Code.Length: > 0, Error: null };
        attempt = attempt.With(institution, step => isGiven
            ? BeginExchange(edit, step) with { ReturnState = null, Code = new Secret(command.Code!) }
            : End(edit, step, LinkSteps.Refused, command.Error ?? "no-code") with { ReturnState = null });
        edit.Put(attempt);
        return new(attempt, isGiven ? institution : null);
    }

    public Task<LinkAttempt?> VisitedAsync(
        CustomerFile file, CustomerEdit edit, string linkId, IReadOnlyDictionary<ConnectionId, AuthorizeOutcome> visits, CancellationToken ct) =>
        ChangeAsync(file, edit, linkId, attempt => attempt.WithWaiting(step => visits[step.Connection] switch
        {
            AuthorizeOutcome.Redirect redirect => step with { NextPage = redirect.LoginPage },
            AuthorizeOutcome.App => End(edit, step, LinkSteps.Unavailable, "app-only"),
            AuthorizeOutcome.Refused refused => End(edit, step, LinkSteps.Refused, refused.Error),
            AuthorizeOutcome.Unavailable unavailable => End(edit, step, LinkSteps.Unavailable, unavailable.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        }), ct);

    /// <summary>Ends what is over; answers with the attempts that go on.</summary>
    public async Task<ImmutableArray<LinkAttempt>> ExpireAsync(CustomerFile file, CustomerEdit edit, CancellationToken ct)
    {
        var links = await file.LinksAsync(ct);
        var kept = links.Select(link => IsAbandoned(link) ? link.WithWaiting(step => End(edit, step, LinkSteps.Unavailable, "interrupted")) : link)
            .Select(link => link.IsWaiting && IsOver(link) ? link.WithWaiting(step => End(edit, step, LinkSteps.Expired, "timed-out")) : link)
            .ToList();
        foreach (var (before, after) in links.Zip(kept).Where(pair => pair.First != pair.Second))
        {
            edit.Put(after);
        }

        var exchanging = kept.SelectMany(link => link.Steps).Where(step => step.State == LinkSteps.Exchanging).Select(step => step.Connection).ToHashSet();
        foreach (var idle in edit.Connections.Where(connection => connection.ExchangingSince is not null && !exchanging.Contains(connection.Id)).ToList())
        {
            // Left over by an attempt that has ended: it would keep everything else of the connection from coming due.
            edit.Put(idle with { ExchangingSince = null });
        }

        return [.. kept.Where(link => link.IsExchanging)];
    }

    /// <summary>
    /// The exchange of a step is over. Unless another attempt exchanges for the same connection, nothing of it is due any more: one that the
    /// hub dies on must be found again, whatever was given meanwhile.
    /// </summary>
    public static async Task RestAsync(CustomerFile file, CustomerEdit edit, string linkId, ConnectionId id, CancellationToken ct)
    {
        var others = (await file.LinksAsync(ct)).Where(link => link.LinkId != linkId);
        if (edit.Connection(id) is { ExchangingSince: not null } connection
            && !others.Any(link => link.Steps.Any(step => step.Connection == id && step.State == LinkSteps.Exchanging)))
        {
            edit.Put(connection with { ExchangingSince = null });
        }
    }

    /// <summary>
    /// True when the token is still wanted, or may have been issued to a hub that died: where no pair in force shows that it was not or is over,
    /// it has to be had to be revoked. Otherwise the step has ended and nobody asks for it.
    /// </summary>
    public static async Task<bool> IsWantedAsync(CustomerFile file, CustomerEdit edit, string linkId, LinkAttemptStep step, bool isResumed, CancellationToken ct)
    {
        var connection = edit.Connection(step.Connection);
        if (connection is not null && (connection.IsRequested(step.RequestVersion) || (isResumed && connection.InForce is null)))
        {
            return true;
        }

        await ChangeAsync(file, edit, linkId, attempt => attempt.With(step.Connection.Institution, Unwanted), ct);
        await RestAsync(file, edit, linkId, step.Connection, ct);
        return false;
    }

    /// <summary>Replaced by a newer request, or withdrawn, before it had a token.</summary>
    public static LinkAttemptStep Unwanted(LinkAttemptStep step) =>
        step.State == LinkSteps.Exchanging ? step with { State = LinkSteps.Expired, Reason = "replaced", NextPage = null, Code = null } : step;

    /// <summary>A step that ends without a token.</summary>
    public LinkAttemptStep End(CustomerEdit edit, LinkAttemptStep step, string state, string reason)
    {
        if (edit.Connection(step.Connection) is { } connection)
        {
            edit.Put(connection.NotGiven(step.RequestVersion, reason, clock.GetUtcNow()));
            edit.Record(AuditActor.Hub, "consent.not-given", [step.Connection.ToString()], ("version", $"{step.RequestVersion}"), ("reason", reason));
        }

        return step with { State = state, Reason = reason, NextPage = null, Code = null };
    }

    /// <summary>The exchange may have been carried out although no answer came.</summary>
    public LinkAttemptStep InDoubt(CustomerEdit edit, LinkAttemptStep step, string reason)
    {
        var ended = End(edit, step, LinkSteps.Unavailable, reason);
        if (edit.Connection(step.Connection) is { } connection)
        {
            edit.Put(connection.InDoubt(clock.GetUtcNow()));
            edit.Record(AuditActor.Hub, "token.in-doubt", [step.Connection.ToString()], ("version", $"{step.RequestVersion}"));
        }

        return ended;
    }

    private static LinkAttemptStep DrawUp(CustomerEdit edit, DraftedRequest request, string method, DateTimeOffset now)
    {
        var connection = (edit.Connection(request.Connection) ?? new Connection(request.Connection, request.Entry.Name, request.Entry.Sector)).Draw(request.Terms, now);
        var version = connection.Requests[^1].Version;
        edit.Record(AuditActor.Hub, "consent.requested", [request.Connection.ToString()], ("version", $"{version}"), ("method", method));
        if (request.Entry.Sector != Sector.VehicleRegister)
        {
            edit.Put(connection with { Windows = request.Entry.ScheduledWindows });
            return new(request.Connection, request.Entry.Name, version, method == LinkMethods.Integrated ? LinkSteps.WaitingForSignature : LinkSteps.WaitingForInstitution);
        }

        edit.Put(connection.Give(version, tokens: null, now));
        edit.Record(AuditActor.Hub, "consent.given", [request.Connection.ToString()], ("version", $"{version}"));
        return new(request.Connection, request.Entry.Name, version, LinkSteps.Linked);
    }

    // Should the hub stop in between, the scheduler finds the connection by its next run and goes on.
    private LinkAttemptStep BeginExchange(CustomerEdit edit, LinkAttemptStep step)
    {
        if (edit.Connection(step.Connection) is { } connection)
        {
            edit.Put(connection with { ExchangingSince = clock.GetUtcNow() });
        }

        return step with { State = LinkSteps.Exchanging, NextPage = null };
    }

    private void Tidy(ImmutableArray<LinkAttempt> earlier, CustomerEdit edit)
    {
        var now = clock.GetUtcNow();
        foreach (var old in earlier.Where(link => now - link.BegunAt >= RememberedFor && !link.IsExchanging))
        {
            edit.Delete(DocumentNames.Link(old.LinkId));
        }

        var open = earlier.Where(link => link.IsWaiting && now - link.BegunAt < RememberedFor).OrderByDescending(link => link.BegunAt);
        foreach (var surplus in open.Skip(options.OpenLimit - 1).Concat(open.Take(options.OpenLimit - 1).Where(IsOver)))
        {
            edit.Put(surplus.WithWaiting(step => End(edit, step, LinkSteps.Expired, IsOver(surplus) ? "timed-out" : "replaced")));
        }
    }
}

internal sealed record DrawnUp(LinkAttempt Attempt, CustomerProfile Profile, bool IsNew);

/// <summary>Exchanging: the institution whose code is to be exchanged now.</summary>
internal sealed record Returned(LinkAttempt Attempt, InstitutionId? Exchanging);
