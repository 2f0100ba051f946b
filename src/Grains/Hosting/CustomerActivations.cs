using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers;
using MyDataHub.Grains.Customers.Storing;

namespace MyDataHub.Grains.Hosting;

/// <summary>
/// The customers that are warm in this process: one activation a key. Those not used for a while are let go, as are the longest unused
/// beyond the limit; one with work going on never is.
/// </summary>
internal sealed partial class CustomerActivations(
    CustomerActs acts, HeldOwnership ownership, IOptions<HostingOptions> options, TimeProvider clock, ILogger<CustomerActivations> log) : IDisposable
{
    /// <summary>How long the events of a finished run can still be read.</summary>
    private static readonly TimeSpan WatchedFor = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<CustomerId, Activation> _warm = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly HostingOptions _options = options.Value;
    private readonly DocumentRoom _room = new(options.Value.RememberedMegabytes * 1024L * 1024);

    public int Count => _warm.Count;

    public HeldOwnership Ownership => ownership;

    /// <summary>The activation, held until Leave: it cannot be let go meanwhile.</summary>
    public Activation Enter(CustomerId id)
    {
        while (true)
        {
            var activation = _warm.GetOrAdd(id, static (key, all) => all.Activate(key), this);
            if (activation.TryEnter(clock.GetTimestamp()))
            {
                return activation;
            }

            // It was let go between finding and entering it.
            _warm.TryRemove(new(id, activation));
        }
    }

    /// <summary>Lets go what is not needed; run from time to time.</summary>
    public void Sweep()
    {
        var idle = TimeSpan.FromMinutes(_options.IdleMinutes);
        var surplus = _warm.Count - _options.WarmLimit;
        var watched = clock.GetUtcNow() - WatchedFor;
        foreach (var activation in _warm.Values)
        {
            activation.Customer.Runs.ForgetEnded(watched);
        }

        foreach (var (id, activation) in _warm.OrderBy(warm => warm.Value.LastUsed))
        {
            if ((surplus > 0 || clock.GetElapsedTime(activation.LastUsed) >= idle) && activation.TryRetire())
            {
                surplus--;
                _warm.TryRemove(new(id, activation));
                activation.Customer.Dispose();
            }
        }
    }

    /// <summary>This node does not own the database alone any more: what is in memory may be behind it.</summary>
    public void ForgetViews()
    {
        foreach (var activation in _warm.Values)
        {
            activation.Customer.Forget();
        }
    }

    public async Task StopAsync(TimeSpan patience)
    {
        await _stopping.CancelAsync();
        var working = Task.WhenAll(_warm.Values.Select(activation => activation.Customer.Beside.WhenIdleAsync()));
        await Task.WhenAny(working, Task.Delay(patience, CancellationToken.None));
    }

    public void Dispose() => _stopping.Dispose();

    private Activation Activate(CustomerId id)
    {
        var customer = new Customer(id, _options.TurnLimit, _room, (work, failure) => LogFailed(work, id, failure.GetType().Name), _stopping.Token);
        return new(customer, new CustomerGrain(customer, acts));
    }

    [LoggerMessage(EventId = 3511, Level = LogLevel.Error, Message = "Work beside the turns ({Work}) of customer {Customer} failed ({Failure}).")]
    private partial void LogFailed(string work, CustomerId customer, string failure);
}
