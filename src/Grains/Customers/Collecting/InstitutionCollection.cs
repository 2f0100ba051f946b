using System.Threading.Channels;
using MyDataHub.Domain;
using MyDataHub.Providers;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// Collects one connection: plans, calls side by side under a limit, writes the answers back into the plan, and so on until nothing is
/// due. One loop owns what grows; the calls only send it their answers.
/// </summary>
internal sealed class InstitutionCollection(
    ConnectionId connection, IInstitution institution, IAccessTokens? tokens, Secret? ci, TimeProvider clock, Action<PlannedCall, FetchOutcome, CollectedSoFar> tell)
{
    public async Task CollectAsync(CollectedSoFar soFar, TransferKind kind, int callsAtOnce, CancellationToken ct)
    {
        var answers = Channel.CreateUnbounded<Answer>(new() { SingleReader = true });
        using var slots = new SemaphoreSlim(callsAtOnce);
        var running = 0;
        void Take(Answer answer)
        {
            running--;
            soFar.Add(answer.Call, answer.Outcome, answer.Times);
            tell(answer.Call, answer.Outcome, soFar);
        }

        while (true)
        {
            foreach (var call in ct.IsCancellationRequested ? [] : soFar.TakeDue(clock.GetUtcNow()))
            {
                running++;
                _ = AskAsync(call, kind, slots, answers.Writer, ct);
            }

            if (running == 0)
            {
                return;
            }

            var answer = await answers.Reader.ReadAsync(CancellationToken.None); // each call answers, at the latest when it is stopped
            Take(answer);
            // The plan is made anew after all that have come, not after each of them.
            while (answers.Reader.TryRead(out answer))
            {
                Take(answer);
            }
        }
    }

    // Never throws: whatever happens to a call is its answer, so that the loop cannot wait for one that will not come.
    private async Task AskAsync(PlannedCall call, TransferKind kind, SemaphoreSlim slots, ChannelWriter<Answer> answers, CancellationToken ct)
    {
        var begun = clock.GetUtcNow();
        FetchOutcome outcome;
        try
        {
            await slots.WaitAsync(ct);
            try
            {
                begun = clock.GetUtcNow();
                outcome = await FetchAsync(call, kind, ct).WaitAsync(ct);
            }
            finally
            {
                slots.Release();
            }
        }
        catch (OperationCanceledException)
        {
            outcome = new FetchOutcome.Unavailable("stopped");
        }
        catch (Exception failure)
        {
            // A bug in one dataset's reading must not take the institution's other datasets with it; its name is logged with the run.
            outcome = new FetchOutcome.Unavailable($"failed:{failure.GetType().Name}");
        }

        answers.TryWrite(new(call, outcome, new(begun, clock.GetUtcNow())));
    }

    private async Task<FetchOutcome> FetchAsync(PlannedCall call, TransferKind kind, CancellationToken ct)
    {
        if (tokens is null)
        {
            return await institution.FetchAsync(Request(call, kind, null), ct);
        }

        Secret? refused = null;
        for (var attempt = 0; ; attempt++)
        {
            switch (await tokens.GetAsync(refused, ct))
            {
                case AccessToken.Usable usable:
                    var outcome = await institution.FetchAsync(Request(call, kind, usable.Token), ct);
                    if (outcome is not FetchOutcome.TokenRefused || attempt > 0)
                    {
                        return outcome;
                    }

                    refused = usable.Token;
                    break;
                case AccessToken.Gone gone:
                    return new FetchOutcome.ConsentGone(gone.Code);
                case AccessToken.Unavailable unavailable:
                    return new FetchOutcome.Unavailable(unavailable.Reason);
                default:
                    return new FetchOutcome.Unavailable("stopped");
            }
        }
    }

    private FetchRequest Request(PlannedCall call, TransferKind kind, Secret? token) => new(call.Dataset, connection, kind, token)
    {
        Subject = call.Subject,
        Part = call.Part,
        Period = call.Period,
        SearchTimestamp = call.Stamp,
        Ci = tokens is null ? ci : null,
    };

    private sealed record Answer(PlannedCall Call, FetchOutcome Outcome, AnswerTimes Times);
}
