using System.Collections.Immutable;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// The events of one run for any number of watchers, numbered from 1. Only the latest are kept: a watcher who comes late reads on
/// from the oldest there is, and the last event always stands.
/// </summary>
internal sealed class RunProgress(string runId, int limit, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Queue<ProgressEvent> _events = new();
    private TaskCompletionSource _next = NewSignal();
    private long _sequence;
    private bool _isDone;

    public string RunId => runId;

    /// <summary>Null while the run goes on.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsDone
    {
        get
        {
            lock (_gate)
            {
                return _isDone;
            }
        }
    }

    public void Add(ProgressEvent happened)
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            if (_isDone)
            {
                return;
            }

            _events.Enqueue(happened with { Sequence = ++_sequence, At = clock.GetUtcNow() });
            if (_events.Count > limit)
            {
                _events.Dequeue();
            }

            _isDone = happened.Kind == ProgressKind.RunDone;
            EndedAt = _isDone ? clock.GetUtcNow() : null;
            waiting = _next;
            _next = NewSignal();
        }

        waiting.SetResult();
    }

    /// <summary>Events after the sequence number; when there are none yet, waits for the next one or until the time is up.</summary>
    public async Task<ProgressAnswer> AfterAsync(long after, TimeSpan patience, CancellationToken ct)
    {
        var (answer, next) = Read(after);
        if (!answer.Events.IsEmpty || answer.Done)
        {
            return answer;
        }

        try
        {
            await next.WaitAsync(patience, clock, ct);
        }
        catch (TimeoutException)
        {
            return answer;
        }

        return Read(after).Answer;
    }

    private (ProgressAnswer Answer, Task Next) Read(long after)
    {
        lock (_gate)
        {
            ImmutableArray<ProgressEvent> events = [.. _events.Where(one => one.Sequence > after)];
            return (new(events, _isDone && (events.IsEmpty || events[^1].Sequence == _sequence), Known: true), _next.Task);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Kinds of progress events, as <see cref="ProgressEvent"/> lists them.</summary>
internal static class ProgressKind
{
    public const string RunStarted = "run-started";
    public const string InstitutionStarted = "institution-started";
    public const string Dataset = "dataset";
    public const string InstitutionDone = "institution-done";
    public const string ViewUpdated = "view-updated";
    public const string RunDone = "run-done";
}
