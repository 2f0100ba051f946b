using MyDataHub.Domain;
using MyDataHub.Gateway.Idempotency;

namespace MyDataHub.Gateway.Tests.Fakes;

internal sealed class MemoryAnswerRecords : IAnswerRecords
{
    private readonly Dictionary<(CustomerId, string), (string Request, int? Status, byte[] Answer)> _rows = [];

    public Task<AnswerClaim> ClaimAsync(CustomerId customer, ReadOnlyMemory<byte> keyHash, ReadOnlyMemory<byte> requestHash, CancellationToken ct)
    {
        lock (_rows)
        {
            var key = (customer, Convert.ToHexString(keyHash.Span));
            var request = Convert.ToHexString(requestHash.Span);
            if (_rows.TryAdd(key, (request, null, [])))
            {
                return Task.FromResult<AnswerClaim>(new AnswerClaim.Taken());
            }

            return Task.FromResult<AnswerClaim>(_rows[key] switch
            {
                var row when row.Request != request => new AnswerClaim.OtherRequest(),
                { Status: { } status } row => new AnswerClaim.Answered(status, row.Answer),
                _ => new AnswerClaim.Running(),
            });
        }
    }

    public Task CompleteAsync(CustomerId customer, ReadOnlyMemory<byte> keyHash, int status, ReadOnlyMemory<byte> answer, CancellationToken ct)
    {
        lock (_rows)
        {
            var key = (customer, Convert.ToHexString(keyHash.Span));
            _rows[key] = (_rows[key].Request, status, answer.ToArray());
        }

        return Task.CompletedTask;
    }

    public Task ReleaseAsync(CustomerId customer, ReadOnlyMemory<byte> keyHash, CancellationToken ct)
    {
        lock (_rows)
        {
            _rows.Remove((customer, Convert.ToHexString(keyHash.Span)));
        }

        return Task.CompletedTask;
    }
}
