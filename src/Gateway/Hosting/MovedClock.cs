using System.Globalization;

namespace MyDataHub.Gateway.Hosting;

/// <summary>
/// The machine's time plus what a file says it was moved by (a .NET time span such as 1.02:00:00), so that the hub can be led through
/// simulated time together with the sandbox. Timers keep running in real time.
/// </summary>
internal sealed class MovedClock : TimeProvider, IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(365 * 20);
    private readonly TimeProvider _real;
    private readonly string _path;
    private readonly ITimer _looking;
    private long _movedTicks;

    internal MovedClock(string path, TimeProvider real)
    {
        (_path, _real) = (path, real);
        Look();
        _looking = real.CreateTimer(static clock => ((MovedClock)clock!).Look(), this, LookEvery, LookEvery);
    }

    public override long TimestampFrequency => _real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _real.GetUtcNow() + new TimeSpan(Volatile.Read(ref _movedTicks));

    public override long GetTimestamp() => _real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _real.CreateTimer(callback, state, dueTime, period);

    public void Dispose() => _looking.Dispose();

    // What cannot be read or is out of all reason leaves the clock where it is.
    private void Look()
    {
        try
        {
            if (!File.Exists(_path))
            {
                Volatile.Write(ref _movedTicks, 0);
            }
            else if (TimeSpan.TryParse(File.ReadAllText(_path), CultureInfo.InvariantCulture, out var moved) && moved.Duration() <= Furthest)
            {
                Volatile.Write(ref _movedTicks, moved.Ticks);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another look follows.
        }
    }
}
