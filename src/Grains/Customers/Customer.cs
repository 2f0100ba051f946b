using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Customers.Granting;
using MyDataHub.Grains.Customers.Opening;
using MyDataHub.Grains.Customers.Serving;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Hosting;

namespace MyDataHub.Grains.Customers;

/// <summary>
/// What is kept in memory of one customer: the queue of turns, the ready view, and the work that runs beside the turns. Everything
/// else is read for a turn and let go.
/// </summary>
internal sealed class Customer(CustomerId id, int turnLimit, DocumentRoom room, Action<string, Exception> failed, CancellationToken stopping) : IDisposable
{
    private readonly CancellationTokenSource _gone = CancellationTokenSource.CreateLinkedTokenSource(stopping);
    private ReadyView? _view;
    private ReadyGrants? _grants;

    public CustomerId Id => id;

    public TurnQueue Turns { get; } = new(turnLimit);

    public CustomerRuns Runs { get; } = new();

    /// <summary>What institutions gave and no turn has applied yet.</summary>
    public WaitingResults Results { get; } = new();

    public RememberedDocuments Documents { get; } = new(room);

    /// <summary>Requests for tokens: one at a time towards one institution.</summary>
    public KeyedTurns<ConnectionId> Exchanges { get; } = new();

    public BesideWork Beside { get; } = new(failed);

    public CoalescedRefresh Refresh { get; } = new();

    /// <summary>The last visit that was written down; null when not known here.</summary>
    public DateTimeOffset? LastVisit { get; set; }

    /// <summary>Cancelled when the host stops or the customer is erased: work beside the turns ends.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary>Null while cold.</summary>
    public ReadyView? View
    {
        get => Volatile.Read(ref _view);
        set => Volatile.Write(ref _view, value);
    }

    /// <summary>Null while cold.</summary>
    public ReadyGrants? Grants
    {
        get => Volatile.Read(ref _grants);
        set => Volatile.Write(ref _grants, value);
    }

    /// <summary>What third parties read.</summary>
    public SharedViews Shared { get; } = new();

    /// <summary>What is served from memory may not be the newest any more.</summary>
    public void Forget()
    {
        View = null;
        Grants = null;
        Shared.Forget();
    }

    public bool IsIdle => Turns.IsIdle && Beside.IsIdle && Refresh.IsIdle;

    /// <summary>Erased: a next call begins with a new activation and finds nobody.</summary>
    public bool IsEnded { get; private set; }

    public void End()
    {
        IsEnded = true;
        _gone.Cancel();
    }

    public void Dispose()
    {
        _gone.Dispose();
        Turns.Dispose();
    }
}
