namespace MyDataHub.Sandbox.Households.Living;

/// <summary>
/// Something that collects a day's events in any order and books them by their time when the day ends.
/// </summary>
internal interface IDayEnd
{
    void Settle();
}
