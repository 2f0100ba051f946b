using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Storage.Calls;
using MyDataHub.Storage.Receipts;

namespace MyDataHub.Gateway.ThirdPartyApi.Reads;

/// <summary>
/// Writes the receipts of reads in groups, at most a second behind. A read whose receipt could not be noted does not take place; what a
/// crash loses is what was noted since the last group.
/// </summary>
internal sealed partial class ReadJournal(ReadReceipts store, TimeProvider time, IOptions<ThirdPartyApiOptions> options, ILogger<ReadJournal> log) : BackgroundService
{
    private static readonly TimeSpan PurgesEvery = TimeSpan.FromHours(1);

    private readonly ReadTally _reads = new(options.Value.ReceiptsWaiting);
    private readonly CallTally _calls = new();
    private readonly List<ReadReceipt> _unwritten = [];
    private readonly List<ClientCallCount> _uncounted = [];
    private readonly SemaphoreSlim _one = new(1, 1);
    private long _writtenAt = time.GetTimestamp();
    private DateTimeOffset _purgedAt = DateTimeOffset.MinValue;

    /// <summary>False when the read must be refused.</summary>
    internal bool TryNote(in ReadKey read) => !IsBehind && _reads.TryNote(read, time.GetUtcNow());

    internal void Count(ClientId client, string resource, int status) => _calls.Note(client, KoreanTime.Day(time.GetUtcNow()), resource, status);

    /// <summary>Writes what waits. What could not be written stays for the next time.</summary>
    internal async Task WriteAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            _unwritten.AddRange(_reads.Drain());
            _uncounted.AddRange(_calls.Drain());
            if (_unwritten.Count + _uncounted.Count > 0)
            {
                await store.AddAsync(_unwritten, _uncounted, ct);
                _reads.Written(_unwritten.Count);
                _unwritten.Clear();
                _uncounted.Clear();
            }

            Volatile.Write(ref _writtenAt, time.GetTimestamp());
        }
        finally
        {
            _one.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.ReceiptMilliseconds));
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryWriteAsync(stoppingToken);
                await TryPurgeAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The rest is written when the host stops.
        }
    }

    private bool IsBehind => time.GetElapsedTime(Volatile.Read(ref _writtenAt)) > TimeSpan.FromSeconds(options.Value.ReceiptsBehindSeconds);

    private async Task TryWriteAsync(CancellationToken ct)
    {
        try
        {
            await WriteAsync(ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotWritten(_reads.Waiting, failure.GetType().Name);
        }
    }

    private async Task TryPurgeAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (now - _purgedAt < PurgesEvery)
        {
            return;
        }

        _purgedAt = now;
        try
        {
            await store.PurgeAsync(now.AddDays(-options.Value.ReceiptDays), ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotPurged(failure.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Waiting} receipts of reads could not be written ({Failure}). They are kept and tried again; reads are refused when too many wait.")]
    private partial void LogNotWritten(int waiting, string failure);

    [LoggerMessage(LogLevel.Warning, "Old receipts of reads could not be removed ({Failure}). The next try is in an hour.")]
    private partial void LogNotPurged(string failure);
}
