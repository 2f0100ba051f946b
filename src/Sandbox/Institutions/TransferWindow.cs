using System.Globalization;

namespace MyDataHub.Sandbox.Institutions;

/// <summary>
/// A part of the day in which an institution takes scheduled calls, Seoul time, end excluded (<c>np_time</c>, 3.6).
/// </summary>
public readonly record struct TransferWindow(TimeOnly From, TimeOnly To)
{
    public bool Contains(TimeOnly time) => time >= From && time < To;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HHmm}:{To:HHmm}");
}
