using System.Threading.Channels;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// One run over some connections. Connections may join until it is closed: after a link each one is collected as soon as its own token
/// is there, whatever the others' do.
/// </summary>
internal sealed class CollectionRun(RunProgress progress, TransferKind kind)
{
    private readonly Channel<ConnectionId> _connections = Channel.CreateUnbounded<ConnectionId>();

    public RunProgress Progress => progress;

    public TransferKind Kind => kind;

    /// <summary>What a user-search is for; null for every other kind.</summary>
    public HistoryRange? History { get; init; }

    /// <summary>The customer asked for it; scheduled runs have nobody to watch them.</summary>
    public bool IsWatched => kind != TransferKind.Scheduled;

    /// <summary>What the book knew when the first of them needed it: what one connection said last cannot change by another's answers.</summary>
    public Lazy<Task<ILookup<ConnectionId, StampedFact>>>? Facts { get; set; }

    /// <summary>Completes when the run has ended, however it ended.</summary>
    public Task Ended { get; set; } = Task.CompletedTask;

    public IAsyncEnumerable<ConnectionId> Connections(CancellationToken ct) => _connections.Reader.ReadAllAsync(ct);

    public void Join(ConnectionId connection) => _connections.Writer.TryWrite(connection);

    public void Close() => _connections.Writer.TryComplete();
}
