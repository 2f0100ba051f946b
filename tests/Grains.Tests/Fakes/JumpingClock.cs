namespace MyDataHub.Grains.Tests.Fakes;

/// <summary>A clock that can be set wrong: the date jumps, the time that passes does not.</summary>
internal sealed class JumpingClock(TimeProvider right) : TimeProvider
{
    public TimeSpan Wrong { get; set; }

    public override long TimestampFrequency => right.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => right.GetUtcNow() + Wrong;

    public override long GetTimestamp() => right.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => right.CreateTimer(callback, state, dueTime, period);
}
