using MyDataHub.Domain;

namespace MyDataHub.Gateway.Idempotency;

/// <summary>The answers that writes were given, so that a repeated write gets the same one. Encrypted with the customer's key.</summary>
internal interface IAnswerRecords
{
    /// <summary>Takes the key for this request, or says who has it. A claim whose request never finished can be taken again after a while.</summary>
    Task<AnswerClaim> ClaimAsync(CustomerId customer, string key, ReadOnlyMemory<byte> requestHash, CancellationToken ct);

    Task CompleteAsync(CustomerId customer, string key, int status, ReadOnlyMemory<byte> answer, CancellationToken ct);

    /// <summary>Nothing was done: the key is free again.</summary>
    Task ReleaseAsync(CustomerId customer, string key, CancellationToken ct);

    /// <summary>Frees the keys of requests that were begun before and never finished.</summary>
    Task ReleaseAllAsync(DateTimeOffset before, CancellationToken ct);

    /// <summary>Deletes what is too old to be repeated.</summary>
    Task PurgeAsync(DateTimeOffset before, CancellationToken ct);
}

internal abstract record AnswerClaim
{
    private AnswerClaim()
    {
    }

    internal sealed record Taken : AnswerClaim;

    internal sealed record Running : AnswerClaim;

    /// <summary>The key was used with another method, path or body.</summary>
    internal sealed record OtherRequest : AnswerClaim;

    internal sealed record Answered(int Status, ReadOnlyMemory<byte> Answer) : AnswerClaim;
}
