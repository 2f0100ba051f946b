using System.Text.Json;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.KrMyData.Datasets;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData;

/// <summary>
/// Asks for one dataset, all its pages in order (section 3.4), and reads each while the next is on its way. A chain of pages ends within its limits of
/// pages, rows, bytes and time, and never goes round in a circle.
/// </summary>
internal sealed class DatasetFetch(
    KrChannel to, OutboundOptions limits, OutboundMetrics metrics, TimeProvider time, int version, KrDataset dataset, FetchRequest wanted)
{
    private readonly WireNotes _notes = new();
    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _askedAt = time.GetUtcNow();
    private int _billed;
    private long _bytes;
    private long? _stamp;

    internal async Task<FetchOutcome> RunAsync(CancellationToken ct)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer.CancelAfter(TimeSpan.FromSeconds(limits.DatasetSeconds));
        FetchOutcome outcome;
        try
        {
            outcome = await PagesAsync(timer.Token);
        }
        catch (WireFormatException exception)
        {
            outcome = new FetchOutcome.Malformed(exception.Path, exception.Problem);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            outcome = new FetchOutcome.Unavailable("pages-timed-out");
        }

        Count();
        return outcome with { BilledCalls = _billed };
    }

    private async Task<FetchOutcome> PagesAsync(CancellationToken ct)
    {
        var reading = dataset.Read(new(dataset.Id, wanted.Connection, wanted.Subject, wanted.Part, _askedAt, to.Profile));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var asked = AskAsync(cursor: null, stop.Token);
        try
        {
            string? cursor = null;
            do
            {
                var answer = await asked;
                if (new AnswerOutcome(wanted.Kind, to.Entry, limits, time.GetUtcNow()).Of(answer) is { } other)
                {
                    return Ended(other, isFirst: cursor is null);
                }

                using var document = Open(((OutboundAnswer.Answered)answer).Body);
                var page = new WireObject(document.RootElement, _notes);
                var next = Next(page.CursorOrNull("next_page"), cursor);
                if (next is not null)
                {
                    // On its way while this one is read: a chain of pages is what a customer waits for longest.
                    asked = AskAsync(next, stop.Token);
                }

                Read(page, reading, isFirst: cursor is null);
                cursor = next;
            }
            while (cursor is not null);

            var read = reading.Complete();
            return new FetchOutcome.Fetched(read.Facts, read.Transactions, _stamp);
        }
        catch
        {
            // The page that is on its way is of no use any more, and must not outlive this call.
            await stop.CancelAsync();
            await ((Task)asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private async Task<OutboundAnswer> AskAsync(string? cursor, CancellationToken ct)
    {
        using var request = KrRequests.Page(to, dataset, wanted, version, cursor, to.Profile.PageRows ?? limits.PageRows);
        return await to.Channel.SendAsync(request, new OutboundCall(dataset.ApiCode, wanted.Kind) { IsRepeatable = true }, ct);
    }

    private FetchOutcome Ended(FetchOutcome outcome, bool isFirst)
    {
        if (outcome is not FetchOutcome.Unchanged)
        {
            return outcome;
        }

        _billed++;
        return isFirst && dataset.HasStamp ? outcome : throw new WireFormatException("rsp_code", "says unchanged where that has no meaning");
    }

    private JsonDocument Open(ReadOnlyMemory<byte> body)
    {
        _billed++;
        _bytes += body.Length;
        return _bytes <= limits.MaxDatasetBytes ? WireDocument.Parse(body) : throw new WireFormatException("$", "is too large over all its pages");
    }

    private void Read(WireObject page, IDatasetReading reading, bool isFirst)
    {
        if (isFirst)
        {
            _stamp = page.StampOrNull("search_timestamp");
        }

        reading.Page(page);
        if (reading.Rows > limits.MaxRows)
        {
            throw new WireFormatException("$", "has too many rows");
        }
    }

    private string? Next(string? next, string? current)
    {
        if (next is null || (to.Profile.LastPageRepeatsCursor && next == current))
        {
            return null;
        }

        if (!dataset.IsPaged)
        {
            throw new WireFormatException("next_page", "is sent where nothing is paged");
        }

        if (!_cursors.Add(next))
        {
            throw new WireFormatException("next_page", "repeats an earlier cursor");
        }

        return _cursors.Count < limits.MaxPages ? next : throw new WireFormatException("next_page", "goes on for too many pages");
    }

    private void Count()
    {
        foreach (var (oddity, count) in _notes.Counts)
        {
            metrics.Odd(to.Id.OrgCode, dataset.ApiCode, oddity, count);
        }
    }
}
