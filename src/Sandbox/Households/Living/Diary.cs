namespace MyDataHub.Sandbox.Households.Living;

/// <summary>A timeline whose events of one day may be entered in any order.</summary>
internal sealed class Diary<T>(Func<T, DateTime> at) : IDayEnd
{
    private readonly List<T> _today = [];

    public Timeline<T> Timeline { get; } = new(at);

    public void Enter(T happened) => _today.Add(happened);

    public void Settle()
    {
        foreach (var happened in _today.OrderBy(at))
        {
            Timeline.Add(happened);
        }

        _today.Clear();
    }
}
