namespace MyDataHub.Grains.Customers.Serving;

/// <summary>Work that is wanted again while it runs is done once more afterwards, however often it was wanted.</summary>
internal sealed class CoalescedRefresh
{
    private readonly Lock _gate = new();
    private Func<Task>? _wanted;
    private Task? _running;

    public bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return _running is null;
            }
        }
    }

    public void Request(Func<Task> work)
    {
        lock (_gate)
        {
            _wanted = work;
            _running ??= Task.Run(RunAsync);
        }
    }

    public Task WhenIdleAsync()
    {
        lock (_gate)
        {
            return _running ?? Task.CompletedTask;
        }
    }

    private async Task RunAsync()
    {
        while (true)
        {
            Func<Task> work;
            lock (_gate)
            {
                if (_wanted is null)
                {
                    _running = null;
                    return;
                }

                work = _wanted;
                _wanted = null;
            }

            try
            {
                await work();
            }
            catch (Exception failure) when (failure is Storing.CannotServeException or Storing.ChangedMeanwhileException or OperationCanceledException)
            {
                // The old view stays until the next read or run; it says itself how old it is.
            }
        }
    }
}
