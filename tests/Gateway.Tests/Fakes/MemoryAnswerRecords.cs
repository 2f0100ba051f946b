using MyDataHub.Domain;
using MyDataHub.Gateway.Idempotency;

namespace MyDataHub.Gateway.Tests.Fakes;

internal sealed class MemoryAnswerRecords : IAnswerRecords
{
    private readonly Dictionary<(CustomerId, string), (string Request, int? Status, byte[] Answer)> _rows = [];

    public Task<AnswerClaim> ClaimAsync(CustomerId customer, string key, ReadOnlyMemory<byte> requestHash, CancellationToken ct)
    {
        lock (_rows)
        {
            var row = (customer, key);
            var request = Convert.ToHexString(requestHash.Span);
            if (_rows.TryAdd(row, (request, null, [])))
            {
                return Task.FromResult<AnswerClaim>(new AnswerClaim.Taken());
            }

            return Task.FromResult<AnswerClaim>(_rows[row] switch
            {
                var known when known.Request != request => new AnswerClaim.OtherRequest(),
                { Status: { } status } known => new AnswerClaim.Answered(status, known.Answer),
                _ => new AnswerClaim.Running(),
            });
        }
    }

    public Task CompleteAsync(CustomerId customer, string key, int status, ReadOnlyMemory<byte> answer, CancellationToken ct)
    {
        lock (_rows)
        {
            var row = (customer, key);
            _rows[row] = (_rows[row].Request, status, answer.ToArray());
        }

        return Task.CompletedTask;
    }

    public Task ReleaseAsync(CustomerId customer, string key, CancellationToken ct)
    {
        lock (_rows)
        {
            _rows.Remove((customer, key));
        }

        return Task.CompletedTask;
    }

    public Task ReleaseAllAsync(DateTimeOffset before, CancellationToken ct)
    {
        lock (_rows)
        {
            foreach (var cutOff in _rows.Where(row => row.Value.Status is null).Select(row => row.Key).ToList())
            {
                _rows.Remove(cutOff);
            }
        }

        return Task.CompletedTask;
    }

    public Task PurgeAsync(DateTimeOffset before, CancellationToken ct) => Task.CompletedTask;
}
