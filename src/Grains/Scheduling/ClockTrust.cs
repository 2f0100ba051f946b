namespace MyDataHub.Grains.Scheduling;

/// <summary>Whether the date can be believed enough to end and erase by it. Real time counts, since the date is what is in doubt.</summary>
internal sealed class ClockTrust(TimeProvider clock)
{
    private long _distrustedAt;
    private TimeSpan _for;

    public bool IsGiven => _for == TimeSpan.Zero || clock.GetElapsedTime(_distrustedAt) >= _for;

    public void Withdraw(TimeSpan length) => (_distrustedAt, _for) = (clock.GetTimestamp(), length);
}
