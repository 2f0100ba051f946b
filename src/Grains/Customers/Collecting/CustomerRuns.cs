using MyDataHub.Domain;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>The runs of one customer that are going on or lately ended, and which connection is being collected by whom.</summary>
internal sealed class CustomerRuns
{
    private readonly Lock _gate = new();
    private readonly List<CollectionRun> _runs = [];
    private readonly Dictionary<ConnectionId, CancellationTokenSource> _collecting = [];

    public CollectionRun? Find(string runId)
    {
        lock (_gate)
        {
            return _runs.Find(run => run.Progress.RunId == runId);
        }
    }

    /// <summary>The newest run of the customer's own asking that still goes on; searches of history are apart.</summary>
    public CollectionRun? Current => Going(run => run.IsWatched && run.History is null);

    /// <summary>The search of history that still goes on: there is one at a time.</summary>
    public CollectionRun? Searching => Going(run => run.History is not null);

    public void Add(CollectionRun run, int remembered)
    {
        lock (_gate)
        {
            _runs.Add(run);
            var ended = _runs.Where(one => one.Progress.IsDone).ToList();
            foreach (var old in ended.Take(Math.Max(0, _runs.Count - remembered)))
            {
                _runs.Remove(old);
            }
        }
    }

    /// <summary>Lets go of the events of runs that ended before: nobody watches them any more.</summary>
    public void ForgetEnded(DateTimeOffset before)
    {
        lock (_gate)
        {
            _runs.RemoveAll(run => run.Progress.EndedAt < before);
        }
    }

    /// <summary>One collection a connection: null while another one goes on.</summary>
    public CancellationTokenSource? Take(ConnectionId connection, CancellationToken ct)
    {
        lock (_gate)
        {
            if (_collecting.ContainsKey(connection))
            {
                return null;
            }

            return _collecting[connection] = CancellationTokenSource.CreateLinkedTokenSource(ct);
        }
    }

    public void Release(ConnectionId connection, CancellationTokenSource taken)
    {
        lock (_gate)
        {
            _collecting.Remove(connection);
            taken.Dispose();
        }
    }

    /// <summary>The consent changed or ended: what is being collected under the old one is given up.</summary>
    public void Stop(ConnectionId connection)
    {
        lock (_gate)
        {
            _collecting.GetValueOrDefault(connection)?.Cancel();
        }
    }

    private CollectionRun? Going(Predicate<CollectionRun> isWanted)
    {
        lock (_gate)
        {
            return _runs.FindLast(run => !run.Progress.IsDone && isWanted(run));
        }
    }
}
