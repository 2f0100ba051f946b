using System.Globalization;
using System.Text;
using MyDataHub.Sandbox.Settings;

namespace MyDataHub.Sandbox.Clock;

/// <summary>
/// The time in the sandbox: a real clock plus what somebody moved it by, which a restart keeps, because what was
/// collected in the future must not become unknown again. It also gives Seoul's day and time.
/// </summary>
internal sealed class SandboxClock(TimeProvider real, string? keptIn = null) : TimeProvider
{
    private static readonly TimeSpan SeoulOffset = TimeSpan.FromHours(9);

    private long _movedTicks = Kept(keptIn);

    /// <summary>The file that says what the clock was moved by; a hub in development may follow it.</summary>
    public string? KeptIn { get; } = keptIn is null ? null : Path.GetFullPath(keptIn);

    public TimeSpan Moved => new(Interlocked.Read(ref _movedTicks));

    /// <summary>Seoul's wall clock. Korea keeps no summer time, so that the offset is constant since 1988.</summary>
    public DateTime SeoulNow => GetUtcNow().ToOffset(SeoulOffset).DateTime;

    public DateOnly SeoulToday => DateOnly.FromDateTime(SeoulNow);

    public static DateTimeOffset ToSeoul(DateTimeOffset instant) => instant.ToOffset(SeoulOffset);

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Moved;

    public override long GetTimestamp() => real.GetTimestamp();

    public override long TimestampFrequency => real.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);

    public void Advance(TimeSpan by)
    {
        Interlocked.Add(ref _movedTicks, by.Ticks);
        Keep();
    }

    public void Set(DateTimeOffset now)
    {
        Interlocked.Exchange(ref _movedTicks, (now - real.GetUtcNow()).Ticks);
        Keep();
    }

    private static long Kept(string? path) =>
        path is not null && File.Exists(path) && TimeSpan.TryParse(File.ReadAllText(path), CultureInfo.InvariantCulture, out var moved)
            ? moved.Ticks
            : 0;

    private void Keep()
    {
        if (KeptIn is not null)
        {
            AtomicFile.Write(KeptIn, Encoding.UTF8.GetBytes(Moved.ToString("c", CultureInfo.InvariantCulture)));
        }
    }
}
