using System.Diagnostics;
using MyDataHub.Domain;
using MyDataHub.Storage.Idempotency;

namespace MyDataHub.Gateway.Idempotency;

/// <summary>The table idempotency_key.</summary>
internal sealed class StoredAnswers(IdempotencyStore table, TimeProvider time) : IAnswerRecords
{
    public async Task<AnswerClaim> ClaimAsync(CustomerId customer, string key, ReadOnlyMemory<byte> requestHash, CancellationToken ct) =>
        await table.BeginAsync(customer, key, requestHash, time.GetUtcNow(), ct) switch
        {
            IdempotencyOutcome.Begun => new AnswerClaim.Taken(),
            IdempotencyOutcome.Running => new AnswerClaim.Running(),
            IdempotencyOutcome.OtherRequest => new AnswerClaim.OtherRequest(),
            IdempotencyOutcome.Answered(var status, var answer) => new AnswerClaim.Answered(status, answer),
            _ => throw new UnreachableException(),
        };

    public Task CompleteAsync(CustomerId customer, string key, int status, ReadOnlyMemory<byte> answer, CancellationToken ct) =>
        table.FinishAsync(customer, key, status, answer, ct);

    public Task ReleaseAsync(CustomerId customer, string key, CancellationToken ct) => table.AbandonAsync(customer, key, ct);

    public Task ReleaseAllAsync(DateTimeOffset before, CancellationToken ct) => table.AbandonAllAsync(before, ct);

    public Task PurgeAsync(DateTimeOffset before, CancellationToken ct) => table.PurgeAsync(before, ct);
}
