namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>What institutions gave and is not applied yet, in the order in which it came.</summary>
internal sealed class WaitingResults
{
    private readonly Lock _gate = new();
    private readonly Queue<WaitingResult> _waiting = new();
    private TaskCompletionSource _allHere = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _coming;

    /// <summary>Completes when nobody is being asked any more whose result could be applied together with those that wait.</summary>
    public Task AllHere
    {
        get
        {
            lock (_gate)
            {
                return _coming == 0 ? Task.CompletedTask : _allHere.Task;
            }
        }
    }

    /// <summary>A result is coming, until the answer is disposed.</summary>
    public IDisposable Expect()
    {
        lock (_gate)
        {
            _coming++;
        }

        return new Expected(this);
    }

    public WaitingResult Add(InstitutionResult result)
    {
        var waiting = new WaitingResult(result);
        lock (_gate)
        {
            _waiting.Enqueue(waiting);
        }

        return waiting;
    }

    /// <summary>The oldest ones, up to so many rows, of each connection one; at least one when there is any.</summary>
    public IReadOnlyList<WaitingResult> Take(int rows)
    {
        var taken = new List<WaitingResult>();
        lock (_gate)
        {
            while (_waiting.TryPeek(out var next) && (taken.Count == 0 || (next.Rows <= rows && !taken.Exists(one => one.Result.Connection == next.Result.Connection))))
            {
                taken.Add(_waiting.Dequeue());
                rows -= next.Rows;
            }
        }

        return taken;
    }

    private void Come()
    {
        lock (_gate)
        {
            if (--_coming > 0)
            {
                return;
            }

            _allHere.SetResult();
            _allHere = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private sealed class Expected(WaitingResults results) : IDisposable
    {
        private bool _hasCome;

        public void Dispose()
        {
            if (!_hasCome)
            {
                _hasCome = true;
                results.Come();
            }
        }
    }
}

/// <summary>One result and what becomes of it.</summary>
internal sealed class WaitingResult(InstitutionResult result)
{
    private readonly TaskCompletionSource<bool> _applied = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public InstitutionResult Result => result;

    public int Rows => result.Facts.Length + result.Transactions.Length;

    /// <summary>False when its consent is not in force any more.</summary>
    public Task<bool> Applied => _applied.Task;

    public void End(bool isApplied) => _applied.TrySetResult(isApplied);

    public void Fail(Exception failure) => _applied.TrySetException(failure);
}
