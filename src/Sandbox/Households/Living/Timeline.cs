namespace MyDataHub.Sandbox.Households.Living;

/// <summary>What happened, in order of time. Only ever appended to, and read as it was known at a moment.</summary>
internal sealed class Timeline<T>(Func<T, DateTime> at)
{
    private readonly List<T> _events = [];

    public T this[int index] => _events[index];

    public void Add(T happened)
    {
        if (_events.Count > 0 && at(happened) < at(_events[^1]))
        {
            throw new InvalidOperationException("A timeline is only appended to.");
        }

        _events.Add(happened);
    }

    /// <summary>How many had happened by the moment, the moment included.</summary>
    public int CountAt(DateTime now) => FirstAfter(now);

    public T? LatestAt(DateTime now) => CountAt(now) is var count and > 0 ? _events[count - 1] : default;

    /// <summary>When the last one up to the moment happened.</summary>
    public DateTime? ChangedAt(DateTime now) => CountAt(now) is var count and > 0 ? at(_events[count - 1]) : null;

    public IEnumerable<T> Until(DateTime now) => Range(0, CountAt(now));

    /// <summary>From the first day to the last, both included, as far as they had happened; newest first.</summary>
    public IEnumerable<T> NewestFirst(DateOnly from, DateOnly to, DateTime now)
    {
        var end = to.ToDateTime(TimeOnly.MaxValue);
        var last = FirstAfter(end < now ? end : now) - 1;
        var start = from.ToDateTime(TimeOnly.MinValue);
        for (var i = last; i >= 0 && at(_events[i]) >= start; i--)
        {
            yield return _events[i];
        }
    }

    private IEnumerable<T> Range(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            yield return _events[i];
        }
    }

    private int FirstAfter(DateTime moment)
    {
        var (low, high) = (0, _events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (at(_events[middle]) <= moment)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
