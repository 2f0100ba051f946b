using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Serving;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Market;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>Begins runs and lets them be watched. A run goes on beside the turns: institutions side by side, each isolated from the others.</summary>
internal sealed partial class Collecting(
    CustomerTurns turns, ConnectionCollecting connections, HistorySearch histories, ViewServing views, RateTable rates, IOptions<CollectingOptions> options, TimeProvider clock, ILogger<Collecting> log) : IDisposable
{
    /// <summary>Rates that come later than this are for the next view.</summary>
    private static readonly TimeSpan RatePatience = TimeSpan.FromSeconds(5);

    private readonly CollectingOptions _options = options.Value;
    private readonly InstitutionSlots _slots = new(options.Value.CollectionsAtOnce, TimeSpan.FromSeconds(options.Value.InstitutionSeconds));

    public async Task<CollectAnswer> BeginAsync(Customer customer, Collect command, CancellationToken ct)
    {
        if (command.History is { } wanted)
        {
            return await SearchAsync(customer, wanted, ct);
        }

        if (customer.Runs.Current is { } going)
        {
            return new(going.Progress.RunId, null);
        }

        var linked = await turns.ReadAsync(customer, file => Task.FromResult(InForce(file, command.Institutions)), ct);
        if (linked.IsEmpty)
        {
            return new(null, new("nothing-linked", "No institution with a consent in force is linked.", command.Institutions is null ? null : "institutions"));
        }

        return new(Begin(customer, TransferKind.UserRefresh, linked).Progress.RunId, null);
    }

    private async Task<CollectAnswer> SearchAsync(Customer customer, HistoryWanted wanted, CancellationToken ct)
    {
        var found = await turns.ReadAsync(customer, file => histories.FindAsync(file, wanted, ct), ct);
        if (found is not HistoryFound.Searchable search)
        {
            return new(null, ((HistoryFound.Refused)found).Refusal);
        }

        if (customer.Runs.Searching is { } going)
        {
            return going.History == search.Range
                ? new(going.Progress.RunId, null)
                : new(null, new("already-collecting", "Another search of history is running. Ask again when it has ended."));
        }

        return new(Begin(customer, TransferKind.UserSearch, [search.Connection], search.Range).Progress.RunId, null);
    }

    /// <summary>A run over these connections, closed to others.</summary>
    public CollectionRun Begin(Customer customer, TransferKind kind, IEnumerable<ConnectionId> wanted, HistoryRange? history = null)
    {
        var run = Open(customer, kind, history);
        foreach (var connection in wanted)
        {
            run.Join(connection);
        }

        run.Close();
        return run;
    }

    /// <summary>A run that connections join; it ends after Close.</summary>
    public CollectionRun Open(Customer customer, TransferKind kind, HistoryRange? history = null)
    {
        var runId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        var run = new CollectionRun(new(runId, _options.EventLimit, clock), kind) { History = history };
        run.Facts = new(() => turns.OwnAsync(customer, (file, _) => FactsAsync(customer, file), customer.Gone));
        customer.Runs.Add(run, _options.RunsRemembered);
        run.Ended = customer.Beside.Begin($"run {runId}", () => RunAsync(customer, run));
        return run;
    }

    public Task<ProgressAnswer> ProgressAsync(Customer customer, string runId, long after, CancellationToken ct) =>
        customer.Runs.Find(runId) is { } run
            ? run.Progress.AfterAsync(after, TimeSpan.FromSeconds(_options.WatchSeconds), ct)
            : Task.FromResult(new ProgressAnswer([], Done: true, Known: false));

    public void Dispose() => _slots.Dispose();

    private static ImmutableArray<ConnectionId> InForce(CustomerFile file, ImmutableArray<InstitutionId>? only) =>
        [.. file.Connections.Values.Where(connection => connection.InForce is not null && (only is null || only.Value.Contains(connection.Id.Institution))).Select(connection => connection.Id)];

    private async Task RunAsync(Customer customer, CollectionRun run)
    {
        using var remembered = customer.Documents.Begin();
        run.Progress.Add(new(0, ProgressKind.RunStarted, default));
        try
        {
            var filled = rates.TryFillAsync(customer.Gone);
            await CollectAllAsync(customer, run);
            await Task.WhenAny(filled, Task.Delay(RatePatience, clock, customer.Gone));
            await RefreshViewAsync(customer, run);
        }
        catch (CannotServeException failure)
        {
            LogRunGivenUp(customer.Id, failure.Refusal.Key);
        }
        finally
        {
            run.Facts = null;
            run.Progress.Add(new(0, ProgressKind.RunDone, default));
        }
    }

    // With it the logs of all connections, in one read: a moment later each asks for its own, and then they are remembered.
    private static async Task<ILookup<ConnectionId, StampedFact>> FactsAsync(Customer customer, CustomerFile file)
    {
        await file.AskLogsAsync(customer.Gone);
        return (await file.BookAsync(customer.Gone)).Facts.Values.ToLookup(fact => fact.Key.Connection);
    }

    private async Task CollectAllAsync(Customer customer, CollectionRun run)
    {
        using var atOnce = new SemaphoreSlim(_options.InstitutionsAtOnce);
        var running = new List<Task>();
        await foreach (var connection in run.Connections(customer.Gone))
        {
            await atOnce.WaitAsync(customer.Gone);
            running.Add(CollectOneAsync(customer, run, connection, atOnce));
        }

        await Task.WhenAll(running);
    }

    private async Task CollectOneAsync(Customer customer, CollectionRun run, ConnectionId connection, SemaphoreSlim atOnce)
    {
        try
        {
            using var slot = await _slots.EnterAsync(connection.Institution, customer.Gone);
            if (slot is null)
            {
                run.Progress.Add(new(0, ProgressKind.InstitutionDone, default) { Institution = connection.Institution.OrgCode, Outcome = "busy", Reason = "hub-overloaded" });
            }
            else if (await connections.CollectAsync(customer, run, connection))
            {
                views.RefreshSoon(customer, () => run.Progress.Add(new(0, ProgressKind.ViewUpdated, default)));
            }
        }
        catch (CannotServeException failure)
        {
            // Nothing of this connection was written; it is due again.
            LogConnectionGivenUp(customer.Id, connection, failure.Refusal.Key);
            run.Progress.Add(new(0, ProgressKind.InstitutionDone, default) { Institution = connection.Institution.OrgCode, Outcome = "unavailable", Reason = "hub-" + failure.Refusal.Key });
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogConnectionFailed(customer.Id, connection, failure.GetType().Name);
            run.Progress.Add(new(0, ProgressKind.InstitutionDone, default) { Institution = connection.Institution.OrgCode, Outcome = "unavailable", Reason = "hub-failed" });
        }
        finally
        {
            atOnce.Release();
        }
    }

    private async Task RefreshViewAsync(Customer customer, CollectionRun run)
    {
        if (await views.RecordDayAsync(customer))
        {
            run.Progress.Add(new(0, ProgressKind.ViewUpdated, default));
        }
    }

    [LoggerMessage(EventId = 3103, Level = LogLevel.Error, Message = "Collecting {Connection} of customer {Customer} failed ({Failure}). It is due again; the other connections go on.")]
    private partial void LogConnectionFailed(CustomerId customer, ConnectionId connection, string failure);

    [LoggerMessage(EventId = 3101, Level = LogLevel.Warning, Message = "A run of customer {Customer} was given up: {Reason}. What it had not applied is due again.")]
    private partial void LogRunGivenUp(CustomerId customer, string reason);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Warning, Message = "Collecting {Connection} of customer {Customer} was given up: {Reason}. It is due again.")]
    private partial void LogConnectionGivenUp(CustomerId customer, ConnectionId connection, string reason);
}
