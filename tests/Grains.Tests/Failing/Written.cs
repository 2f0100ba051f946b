using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace MyDataHub.Grains.Tests.Failing;

/// <summary>Everything the process writes for its operators at the finest level: log lines with their values, scopes and exceptions, traces, labels of metrics.</summary>
internal sealed class Written : ILoggerProvider, ILogger
{
    /// <summary>The meters that the hub exports, its own traces first; the sandbox runs in this process too, and its requests are not the hub's.</summary>
    private static readonly string[] Ours = ["MyDataHub", "Npgsql"];

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ActivityListener _traces;
    private readonly MeterListener _metrics = new();

    public Written()
    {
        _traces = new()
        {
            ShouldListenTo = source => source.Name.StartsWith(Ours[0], StringComparison.Ordinal),
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(_traces);
        _metrics.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add(instrument, tags));
        _metrics.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Add(instrument, tags));
        _metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, tags));
        _metrics.Start();
    }

    public IReadOnlyCollection<string> Lines => _lines;

    public void Add(string line) => _lines.Enqueue(line);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Add($"scope {state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Add($"log {formatter(state, exception)} {exception}");
        Add($"values {(state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values) : state)}");
    }

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }

    private void Add(Activity activity) => Add(
        $"trace {activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)} " +
        string.Join(' ', activity.Events.Select(one => $"{one.Name} {string.Join(' ', one.Tags)}")));

    private void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Ours.Any(name => instrument.Meter.Name.StartsWith(name, StringComparison.Ordinal)))
        {
            Add($"metric {instrument.Name} {string.Join(' ', tags.ToArray())}");
        }
    }
}
