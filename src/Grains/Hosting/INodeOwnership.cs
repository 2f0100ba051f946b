namespace MyDataHub.Grains.Hosting;

/// <summary>Whether this node serves the database alone; only then may it trust its memory without asking.</summary>
public interface INodeOwnership
{
    bool IsAlone { get; }

    /// <summary>Cancelled while the node is not alone. What memory learned under one such token is the whole truth until it is cancelled.</summary>
    CancellationToken Lost => IsAlone ? CancellationToken.None : new(canceled: true);
}

/// <summary>Not alone until a lease says so, and not any more in the moment in which the lease is lost.</summary>
internal sealed class HeldOwnership : INodeOwnership
{
    private CancellationToken _lost = new(canceled: true);
    private readonly Lock _gate = new();

    public bool IsAlone
    {
        get
        {
            lock (_gate)
            {
                return !_lost.IsCancellationRequested;
            }
        }
    }

    public CancellationToken Lost
    {
        get
        {
            lock (_gate)
            {
                return _lost;
            }
        }
    }

    public void Hold(CancellationToken lost)
    {
        lock (_gate)
        {
            _lost = lost;
        }
    }

    public void Release() => Hold(new CancellationToken(canceled: true));
}
