using System.Security.Cryptography;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Providers;
using MyDataHub.Providers.Authorizing;

namespace MyDataHub.Grains.Customers.Linking;

/// <summary>
/// Giving, changing and extending consents: one signing round for all institutions (통합인증), or one visit to each (개별인증). Every step
/// is stored before the next one is taken.
/// </summary>
internal sealed class Linking(
    CustomerTurns turns, LinkDrafting drafting, LinkRecording recording, TokenExchange exchange, Collecting.Collecting collecting, IConsentSigning signing, IInstitutions institutions, LinkingOptions options)
{
    // aN(40) of 개별인증-001.
    private const int StateLength = 40;

    public async Task<LinkAnswer> BeginAsync(Customer customer, BeginLink command, CancellationToken ct)
    {
        var draft = await drafting.DraftAsync(command, ct);
        if (draft is not LinkDraft.Drawn drawn)
        {
            return LinkAnswers.Refused(((LinkDraft.Refused)draft).Refusal);
        }

        var begun = await turns.CallAsync(customer, (file, edit) => recording.DrawUpAsync(file, edit, command, drawn, customer.Gone), ct);
        if (!begun.IsNew)
        {
            return LinkAnswers.Of(begun.Attempt);
        }

        var attempt = StartLinked(customer, begun.Attempt);
        if (attempt.IsWaiting)
        {
            // From here on to the end, whether or not the caller still waits: others would not know what became of it.
            attempt = command.Method == LinkMethods.Integrated
                ? await BeginSigningAsync(customer, attempt, command, drawn, begun.Profile)
                : await VisitAllAsync(customer, attempt, begun.Profile);
        }

        return LinkAnswers.Of(attempt);
    }

    public async Task<LinkAnswer> LinkAsync(Customer customer, string linkId, CancellationToken ct)
    {
        var attempt = await ReadAsync(customer, linkId, ct);
        return attempt is null ? LinkAnswers.Unknown(linkId) : LinkAnswers.Of(attempt);
    }

    public async Task<LinkAnswer> ContinueAsync(Customer customer, string linkId, CancellationToken ct)
    {
        var attempt = await ReadAsync(customer, linkId, ct);
        if (attempt is not { Ticket: { } ticket } || !attempt.IsWaiting)
        {
            return attempt is null ? LinkAnswers.Unknown(linkId) : LinkAnswers.Of(attempt);
        }

        switch (await signing.ResultAsync(ticket, customer.Gone))
        {
            case SigningResult.Completed completed:
                attempt = await turns.OwnAsync(customer, (file, edit) => recording.SignedAsync(file, edit, linkId, completed.Consents, customer.Gone), customer.Gone) ?? attempt;
                exchange.Begin(customer, attempt);
                break;
            case SigningResult.Refused refused:
                attempt = await turns.OwnAsync(customer, (file, edit) => recording.AllAsync(file, edit, linkId, LinkSteps.Refused, refused.Error, customer.Gone), customer.Gone) ?? attempt;
                break;
        }

        return LinkAnswers.Of(attempt);
    }

    public async Task<LinkAnswer> ReturnAsync(Customer customer, InstitutionReturn command, CancellationToken ct)
    {
        var returned = await turns.CallAsync(customer, (file, edit) => recording.ReturnedAsync(file, edit, command, customer.Gone), ct);
        if (returned is not { Attempt: var attempt })
        {
            return LinkAnswers.Refused(new("unknown-state", "This return belongs to no open link, or was used already.", "state"));
        }

        if (returned.Exchanging is { } institution)
        {
            exchange.Begin(customer, attempt, institution);
        }

        return LinkAnswers.Of(attempt);
    }

    /// <summary>A restart came between: goes on with what was stored. True when there was something.</summary>
    public async Task<bool> ResumeAsync(Customer customer, CancellationToken ct)
    {
        var open = await turns.CallAsync(customer, (file, edit) => recording.ExpireAsync(file, edit, customer.Gone), ct);
        foreach (var attempt in open.Where(attempt => !TokenExchange.IsRunning(customer)(attempt)))
        {
            exchange.Resume(customer, attempt);
        }

        return !open.IsEmpty;
    }

    private async Task<LinkAttempt?> ReadAsync(Customer customer, string linkId, CancellationToken ct)
    {
        var attempt = await turns.ReadAsync(customer, file => file.LinkAsync(linkId, customer.Gone), ct);
        var isLost = attempt is { IsExchanging: true } && !TokenExchange.IsRunning(customer)(attempt);
        if (attempt is null || !(isLost || recording.IsAbandoned(attempt) || (attempt.IsWaiting && recording.IsOver(attempt))))
        {
            return attempt;
        }

        await ResumeAsync(customer, ct);
        return await turns.ReadAsync(customer, file => file.LinkAsync(linkId, customer.Gone), ct);
    }

    private LinkAttempt StartLinked(Customer customer, LinkAttempt attempt)
    {
        var linked = attempt.Steps.Where(step => step.State == LinkSteps.Linked).Select(step => step.Connection).ToList();
        return linked.Count == 0 ? attempt : attempt with { RunId = collecting.Begin(customer, Providers.Collecting.TransferKind.UserConsent, linked).Progress.RunId };
    }

    private async Task<LinkAttempt> BeginSigningAsync(Customer customer, LinkAttempt attempt, BeginLink command, LinkDraft.Drawn drawn, CustomerProfile profile)
    {
        var waiting = attempt.Steps.Where(step => LinkSteps.IsWaiting(step.State)).Select(step => step.Connection).ToHashSet();
        var request = new SigningRequest(
            attempt.Operator, command.Authority!, profile.Ci, profile.Name, options.SigningTitle, WithLink(command.ReturnUrl, attempt.LinkId),
            [.. drawn.Requests.Where(one => waiting.Contains(one.Connection)).Select(one => new ConsentToSign(one.Connection.Institution, one.Terms))]);
        var outcome = await signing.BeginAsync(request, customer.Gone);
        return await turns.OwnAsync(
            customer,
            (file, edit) => outcome switch
            {
                SigningOutcome.Begun begun => LinkRecording.ChangeAsync(file, edit, attempt.LinkId, stored => stored with { Ticket = begun.Ticket, RunId = attempt.RunId }, customer.Gone),
                SigningOutcome.Refused refused => recording.AllAsync(file, edit, attempt.LinkId, LinkSteps.Refused, refused.Error, customer.Gone),
                SigningOutcome.Unavailable unavailable => recording.AllAsync(file, edit, attempt.LinkId, LinkSteps.Unavailable, unavailable.Reason, customer.Gone),
                _ => throw new System.Diagnostics.UnreachableException(),
            },
            customer.Gone) ?? attempt;
    }

    private async Task<LinkAttempt> VisitAllAsync(Customer customer, LinkAttempt attempt, CustomerProfile profile)
    {
        // Each state is stored before it leaves: what comes back must be recognised also after a restart.
        var states = attempt.Steps.Where(step => LinkSteps.IsWaiting(step.State)).ToDictionary(step => step.Connection, _ => NewState());
        await turns.OwnAsync(
            customer,
            (file, edit) => LinkRecording.ChangeAsync(
                file, edit, attempt.LinkId, stored => stored.WithWaiting(step => step with { ReturnState = states[step.Connection] }) with { RunId = attempt.RunId }, customer.Gone),
            customer.Gone);
        var visits = await Task.WhenAll(states.Select(async state => (state.Key, Outcome: await AuthorizeAsync(state.Key, profile.Ci, state.Value, customer.Gone))));
        return await turns.OwnAsync(
            customer,
            (file, edit) => recording.VisitedAsync(file, edit, attempt.LinkId, visits.ToDictionary(visit => visit.Key, visit => visit.Outcome), customer.Gone),
            customer.Gone) ?? attempt;
    }

    private async Task<AuthorizeOutcome> AuthorizeAsync(ConnectionId connection, string ci, string state, CancellationToken ct) =>
        await institutions.FindAsync(connection.Operator, connection.Institution, ct) is { } institution
            ? await institution.AuthorizeAsync(ci, state, ct)
            : new AuthorizeOutcome.Unavailable("not-in-directory");

    private static string NewState() => RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", StateLength);

    private static Uri WithLink(Uri returnUrl, string linkId) =>
        new(returnUrl.OriginalString + (returnUrl.OriginalString.Contains('?', StringComparison.Ordinal) ? '&' : '?') + "link=" + linkId);
}
