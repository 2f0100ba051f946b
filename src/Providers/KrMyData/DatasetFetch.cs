using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.KrMyData.Datasets;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData;

/// <summary>
/// Asks for one dataset, all its pages in order (section 3.4), and reads them as they come. A chain of pages ends within its limits of pages, rows,
/// bytes and time, and never goes round in a circle.
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
        string? cursor = null;
        do
        {
            using var request = KrRequests.Page(to, dataset, wanted, version, cursor, to.Profile.PageRows ?? limits.PageRows);
            var answer = await to.Channel.SendAsync(request, new OutboundCall(dataset.ApiCode, wanted.Kind) { IsRepeatable = true }, ct);
            if (new AnswerOutcome(wanted.Kind, to.Entry, limits, time.GetUtcNow()).Of(answer) is { } other)
            {
                return Ended(other, isFirst: cursor is null);
            }

            cursor = Next(Page(((OutboundAnswer.Answered)answer).Body, reading, isFirst: cursor is null), cursor);
            Check(reading);
        }
        while (cursor is not null);

        var read = reading.Complete();
        return new FetchOutcome.Fetched(read.Facts, read.Transactions, _stamp);
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

    private string? Page(ReadOnlyMemory<byte> body, IDatasetReading reading, bool isFirst)
    {
        _billed++;
        _bytes += body.Length;
        using var document = WireDocument.Parse(body);
        var page = new WireObject(document.RootElement, _notes);
        if (isFirst)
        {
            _stamp = page.StampOrNull("search_timestamp");
        }

        reading.Page(page);
        return page.CursorOrNull("next_page");
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

    private void Check(IDatasetReading reading)
    {
        if (reading.Rows > limits.MaxRows)
        {
            throw new WireFormatException("$", "has too many rows");
        }

        if (_bytes > limits.MaxDatasetBytes)
        {
            throw new WireFormatException("$", "is too large over all its pages");
        }
    }

    private void Count()
    {
        foreach (var (oddity, count) in _notes.Counts)
        {
            metrics.Odd(to.Id.OrgCode, dataset.ApiCode, oddity, count);
        }
    }
}
