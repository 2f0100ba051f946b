namespace MyDataHub.Grains.Hosting;

/// <summary>Whether this node serves the database alone; only then may it trust its memory without asking.</summary>
public interface INodeOwnership
{
    bool IsAlone { get; }
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

    public void Hold(CancellationToken lost)
    {
        lock (_gate)
        {
            _lost = lost;
        }
    }

    public void Release() => Hold(new CancellationToken(canceled: true));
}
