namespace MyDataHub.Grains.Customers;

/// <summary>Work that runs beside the turns, by name: at most one of a name, and known to the host while it runs.</summary>
internal sealed class BesideWork(Action<string, Exception> failed)
{
    private readonly Dictionary<string, Task> _running = [];
    private readonly Lock _gate = new();

    public bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return _running.Count == 0;
            }
        }
    }

    public bool IsRunning(string name)
    {
        lock (_gate)
        {
            return _running.ContainsKey(name);
        }
    }

    /// <summary>Begins the work unless work of that name runs already; answers with whichever runs. Work must not throw but for bugs.</summary>
    public Task Begin(string name, Func<Task> work)
    {
        lock (_gate)
        {
            if (_running.TryGetValue(name, out var running))
            {
                return running;
            }

            // Off this thread before anything of it runs, so that it cannot end before it is noted.
            var begun = Task.Run(work);
            var noted = ForgetAfterAsync(name, begun);
            _running[name] = noted;
            return noted;
        }
    }

    /// <summary>When all work whose name begins so has ended.</summary>
    public Task WhenIdleAsync(string prefix = "")
    {
        lock (_gate)
        {
            return Task.WhenAll(_running.Where(work => work.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(work => work.Value).ToArray());
        }
    }

    private async Task ForgetAfterAsync(string name, Task work)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException)
        {
            // The host stops or the customer left: the work is due again, or no longer wanted.
        }
        catch (Exception failure)
        {
            failed(name.Split(' ')[0], failure);
        }
        finally
        {
            lock (_gate)
            {
                _running.Remove(name);
            }
        }
    }
}
