using Microsoft.Extensions.Logging;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Customers.Withdrawing;
using MyDataHub.Providers;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Collecting;
using MyDataHub.Storage.Audit;

namespace MyDataHub.Grains.Customers.Linking;

/// <summary>
/// Exchanges what the customer gave for tokens, all institutions side by side, and stores each pair before anything else is done with it.
/// As soon as one is stored its first collection begins by itself.
/// </summary>
internal sealed partial class TokenExchange(
    CustomerTurns turns, LinkRecording recording, IInstitutions institutions, Collecting.Collecting collecting, ConnectionCollecting connections, TimeProvider clock, ILogger<TokenExchange> log)
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(2);

    /// <summary>통합인증: the signed consents of the attempt.</summary>
    public void Begin(Customer customer, LinkAttempt attempt) =>
        customer.Beside.Begin(Name(attempt), () => ExchangeAllAsync(customer, attempt, isResumed: false));

    /// <summary>개별인증: the code of one institution.</summary>
    public void Begin(Customer customer, LinkAttempt attempt, InstitutionId institution)
    {
        var only = attempt with { Steps = [.. attempt.Steps.Where(step => step.Connection.Institution == institution)] };
        customer.Beside.Begin($"{Name(attempt)} {institution}", () => ExchangeAllAsync(customer, only, isResumed: false));
    }

    /// <summary>What a restart cut off: asked for again, since nobody knows whether it was carried out.</summary>
    public void Resume(Customer customer, LinkAttempt attempt) =>
        customer.Beside.Begin(Name(attempt), () => ExchangeAllAsync(customer, attempt, isResumed: true));

    public static Func<LinkAttempt, bool> IsRunning(Customer customer) => attempt =>
        customer.Beside.IsRunning(Name(attempt)) || attempt.Steps.Any(step => customer.Beside.IsRunning($"{Name(attempt)} {step.Connection.Institution}"));

    private static string Name(LinkAttempt attempt) => $"exchange {attempt.LinkId}";

    private async Task ExchangeAllAsync(Customer customer, LinkAttempt attempt, bool isResumed)
    {
        var ci = (await turns.OwnAsync(customer, (file, _) => file.ProfileAsync(customer.Gone), customer.Gone)).Ci;
        var run = new Lazy<CollectionRun>(() => collecting.Open(customer, TransferKind.UserConsent));
        try
        {
            await Task.WhenAll(attempt.Steps.Where(step => step.State == LinkSteps.Exchanging).Select(step => ExchangeOneAsync(customer, attempt, step, run, ci, isResumed)));
        }
        finally
        {
            if (run.IsValueCreated)
            {
                run.Value.Close();
            }
        }
    }

    private async Task ExchangeOneAsync(Customer customer, LinkAttempt attempt, LinkAttemptStep step, Lazy<CollectionRun> run, string ci, bool isResumed)
    {
        // The institution keeps the newest pair only: an older request's, asked for later, would silently end the newer one's.
        using var turn = await customer.Exchanges.TakeAsync(step.Connection, customer.Gone);
        if (isResumed && !await IsOlderOneKnownAsync(customer, step))
        {
            await RecordAsync(customer, attempt.LinkId, step, run, new TokenOutcome.Unavailable("interrupted"));
        }
        else if (await StoreAsync(customer, (file, edit) => LinkRecording.IsWantedAsync(file, edit, attempt.LinkId, step, isResumed, customer.Gone)))
        {
            var institution = await institutions.FindAsync(step.Connection.Operator, step.Connection.Institution, customer.Gone);
            var outcome = institution is null ? new TokenOutcome.Refused("not-in-directory") : await AskAsync(institution, attempt, step, ci, customer.Gone);
            await RecordAsync(customer, attempt.LinkId, step, run, isResumed && outcome is TokenOutcome.Refused refused ? InDoubt(refused) : outcome);
        }
    }

    /// <summary>
    /// A step that was given up and cut off may have ended the older consent in force: only the institution knows, and asking for it once more
    /// would end that consent for certain. False when it does not say.
    /// </summary>
    private async Task<bool> IsOlderOneKnownAsync(Customer customer, LinkAttemptStep step)
    {
        var connection = (await turns.LoadAsync(customer)).Connections.GetValueOrDefault(step.Connection);
        return connection is not { InForce: { } older } || older.Version > step.RequestVersion || connection.IsRequested(step.RequestVersion)
            || await connections.CheckTokenAsync(customer, step.Connection);
    }

    // What was cut off may have been carried out, and its repetition is refused for that: then the institution holds a token that nobody knows.
    private static TokenOutcome.Unavailable InDoubt(TokenOutcome.Refused refused) => new($"interrupted-{refused.Error}");

    private Task<TokenOutcome> AskAsync(IInstitution institution, LinkAttempt attempt, LinkAttemptStep step, string ci, CancellationToken ct) =>
        step.Code is { } code ? institution.ExchangeAsync(code, ct)
        : attempt.Signed.IsDefaultOrEmpty ? Task.FromResult<TokenOutcome>(new TokenOutcome.Unavailable("interrupted"))
        : SignedAsync(institution, attempt, step, ci, ct);

    private async Task RecordAsync(Customer customer, string linkId, LinkAttemptStep step, Lazy<CollectionRun> run, TokenOutcome outcome)
    {
        switch (outcome)
        {
            case TokenOutcome.Issued issued:
                await KeepAsync(customer, linkId, step, issued.Tokens, run);
                break;
            case TokenOutcome.Refused refused:
                LogRefused(customer.Id, step.Connection, refused.Error);
                await StoreAsync(customer, (file, edit) => StepAsync(file, edit, linkId, step, at => recording.End(edit, at, LinkSteps.Refused, refused.Error)));
                break;
            case TokenOutcome.Unavailable unavailable:
                LogInDoubt(customer.Id, step.Connection, unavailable.Reason);
                await StoreAsync(customer, (file, edit) => StepAsync(file, edit, linkId, step, at => recording.InDoubt(edit, at, unavailable.Reason)));
                break;
        }
    }

    // Asking again with the same signature is safe: should the first have been carried out, this one replaces its tokens (section 4.1).
    private async Task<TokenOutcome> SignedAsync(IInstitution institution, LinkAttempt attempt, LinkAttemptStep step, string ci, CancellationToken ct)
    {
        var consent = attempt.Signed.First(signed => signed.Institution == step.Connection.Institution);
        var first = await institution.ExchangeAsync(consent, ci, ct);
        if (first is not TokenOutcome.Unavailable)
        {
            return first;
        }

        await Task.Delay(TryAgainAfter, clock, ct);
        return await institution.ExchangeAsync(consent, ci, ct);
    }

    private async Task KeepAsync(Customer customer, string linkId, LinkAttemptStep step, TokenSet tokens, Lazy<CollectionRun> run)
    {
        var isGiven = await StoreAsync(customer, async (file, edit) =>
        {
            var now = clock.GetUtcNow();
            if (edit.Connection(step.Connection) is not { } connection || !connection.IsRequested(step.RequestVersion))
            {
                // Given up meanwhile: what was issued must not stay alive, and has ended the pair in force before it.
                edit.Outbox.Add(Revocation.Message(customer.Id, step.Connection, tokens, RevokeType.ByUser, null, now));
                if (edit.Connection(step.Connection) is { InForce: not null } older)
                {
                    edit.Put(older.InDoubt(now));
                }

                await StepAsync(file, edit, linkId, step, LinkRecording.Unwanted);
                return false;
            }

            edit.Put(connection.Give(step.RequestVersion, tokens, now));
            edit.Delete(DocumentNames.Asked(step.Connection));
            edit.Record(AuditActor.Customer(customer.Id), "consent.given", [step.Connection.ToString()], ("version", $"{step.RequestVersion}"));
            await StepAsync(file, edit, linkId, step, at => at with { State = LinkSteps.Linked, Reason = null, Code = null }, run.Value.Progress.RunId);
            return true;
        });
        if (isGiven)
        {
            customer.Runs.Stop(step.Connection);
            run.Value.Join(step.Connection);
        }
    }

    // A pair of tokens in hand must not be let go because the database is away for a while.
    private async Task<T> StoreAsync<T>(Customer customer, Func<CustomerFile, CustomerEdit, Task<T>> turn)
    {
        while (true)
        {
            try
            {
                return await turns.OwnAsync(customer, turn, customer.Gone);
            }
            catch (CannotServeException failure) when (failure.Refusal.Key != RefusalKeys.UnknownCustomer)
            {
                await Task.Delay(TryAgainAfter, clock, customer.Gone);
            }
        }
    }

    private static async Task<bool> StepAsync(CustomerFile file, CustomerEdit edit, string linkId, LinkAttemptStep step, Func<LinkAttemptStep, LinkAttemptStep> change, string? runId = null)
    {
        var changed = await LinkRecording.ChangeAsync(
            file, edit, linkId, attempt => attempt.With(step.Connection.Institution, change) with { RunId = runId ?? attempt.RunId }, CancellationToken.None);
        await LinkRecording.RestAsync(file, edit, linkId, step.Connection, CancellationToken.None);
        return changed is not null;
    }

    [LoggerMessage(EventId = 3301, Level = LogLevel.Warning, Message = "Customer {Customer}: {Connection} refused the token: {Error}.")]
    private partial void LogRefused(CustomerId customer, ConnectionId connection, string error);

    [LoggerMessage(EventId = 3302, Level = LogLevel.Warning, Message = "Customer {Customer}: no answer from {Connection} to the token request ({Reason}). It may hold a token; the next request there replaces it.")]
    private partial void LogInDoubt(CustomerId customer, ConnectionId connection, string reason);
}
