using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Customers.Withdrawing;
using MyDataHub.Providers;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>Collects one connection within a run, from reading what is known to the turn that applies what came.</summary>
internal sealed partial class ConnectionCollecting(
    CustomerTurns turns, IInstitutions institutions, IDatasetCatalogue catalogue, CarPrices prices, ResultApplying results, InstitutionEnd end, IOptions<CollectingOptions> options, TimeProvider clock, ILogger<ConnectionCollecting> log)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(50);
    private readonly CollectingOptions _options = options.Value;

    /// <summary>True when something was applied.</summary>
    public async Task<bool> CollectAsync(Customer customer, CollectionRun run, ConnectionId id)
    {
        if (await TakeAsync(customer, id, run.IsWatched) is not { } taken)
        {
            run.Progress.Add(new(0, ProgressKind.InstitutionDone, default) { Institution = id.Institution.OrgCode, Outcome = "busy", Reason = "already-collecting" });
            return false;
        }

        try
        {
            taken.CancelAfter(TimeSpan.FromSeconds(_options.InstitutionSeconds));
            return await TakenAsync(customer, run, id, taken.Token);
        }
        finally
        {
            customer.Runs.Release(id, taken);
        }
    }

    /// <summary>Renews the tokens of a connection that nobody collects for a while, so that its consent does not die with them.</summary>
    public async Task RefreshTokenAsync(Customer customer, ConnectionId id)
    {
        if (customer.Runs.Take(id, customer.Gone) is not { } taken)
        {
            return;
        }

        try
        {
            await RenewAsync(customer, id, onlyWhenDue: true, taken.Token);
        }
        finally
        {
            customer.Runs.Release(id, taken);
        }
    }

    /// <summary>
    /// Renews the tokens to learn whether the institution still knows them; where it does not, the consent has ended. False when it did not
    /// say, or who collects just now did not stop.
    /// </summary>
    public async Task<bool> CheckTokenAsync(Customer customer, ConnectionId id)
    {
        customer.Runs.Stop(id);
        if (await TakeAsync(customer, id, isPatient: true) is not { } taken)
        {
            return false;
        }

        try
        {
            return await RenewAsync(customer, id, onlyWhenDue: false, taken.Token) is not AccessToken.Unavailable;
        }
        finally
        {
            customer.Runs.Release(id, taken);
        }
    }

    /// <summary>Null when there is nothing to renew.</summary>
    private async Task<AccessToken?> RenewAsync(Customer customer, ConnectionId id, bool onlyWhenDue, CancellationToken ct)
    {
        var connection = (await turns.LoadAsync(customer)).Connections.GetValueOrDefault(id);
        if (connection is not { InForce: { } request, Tokens: { } pair, TokensSince: { } since })
        {
            return null;
        }

        if (await institutions.FindAsync(id.Operator, id.Institution, ct) is not { } institution)
        {
            return new AccessToken.Unavailable("not-in-directory");
        }

        using var tokens = new TokenKeeper(customer, turns, institution, new(id, request.Version, pair, since), clock);
        var token = await tokens.GetAsync(refused: onlyWhenDue ? null : pair.Access, ct);
        if (token is AccessToken.Gone gone)
        {
            await turns.OwnAsync(customer, (_, edit) => Task.FromResult(End(edit, id, request.Version, gone.Code)), customer.Gone);
        }

        return token;
    }

    private bool End(CustomerEdit edit, ConnectionId id, int version, string code)
    {
        if (edit.Connection(id) is { } connection)
        {
            end.End(edit, connection, version, code);
        }

        return true;
    }

    // After a new consent the collection under the old one was told to stop and needs a moment. A search and a refresh wait for each other.
    private async Task<CancellationTokenSource?> TakeAsync(Customer customer, ConnectionId id, bool isPatient)
    {
        var taken = customer.Runs.Take(id, customer.Gone);
        for (var waited = TimeSpan.Zero; taken is null && isPatient && waited.TotalSeconds < _options.InstitutionSeconds; waited += LookAgainAfter)
        {
            await Task.Delay(LookAgainAfter, clock, customer.Gone);
            taken = customer.Runs.Take(id, customer.Gone);
        }

        return taken;
    }

    private async Task<bool> TakenAsync(Customer customer, CollectionRun run, ConnectionId id, CancellationToken ct)
    {
        var known = await KnownAsync(customer, run, id);
        if (known is not { Connection.InForce: { } request })
        {
            return false;
        }

        var name = known.Connection.Name;
        run.Progress.Add(new(0, ProgressKind.InstitutionStarted, default) { Institution = id.Institution.OrgCode, InstitutionName = name });
        var begun = new InstitutionResult(id, request.Version, run.Kind, clock.GetUtcNow());
        using var expected = customer.Results.Expect();
        var result = await CollectKnownAsync(customer, run, known, begun, ct);
        var applied = await results.ApplyAsync(customer, result, expected);
        run.Progress.Add(new(0, ProgressKind.InstitutionDone, default)
        {
            Institution = id.Institution.OrgCode,
            InstitutionName = name,
            Outcome = applied ? result.Trouble ?? (result.Facts.IsEmpty && result.Transactions.IsEmpty ? "unchanged" : "fetched") : Verdict.ConsentGone,
            Reason = applied ? result.Reason : "consent-changed",
            Rows = result.Rows,
            Done = result.Done,
            Planned = result.Planned,
        });
        LogCollected(customer.Id, id, result.Trouble ?? "ok", result.Reason ?? "-", result.Done);
        return applied;
    }

    private async Task<Known> KnownAsync(Customer customer, CollectionRun run, ConnectionId id)
    {
        var facts = (await run.Facts!.Value)[id].ToDictionary(fact => fact.Key, fact => fact.Value);
        return await turns.OwnAsync(
            customer,
            async (file, _) => new Known(
                file.Connections.GetValueOrDefault(id), await file.AskLogAsync(id, customer.Gone), facts, (await file.ProfileAsync(customer.Gone)).Ci),
            customer.Gone);
    }

    private async Task<InstitutionResult> CollectKnownAsync(Customer customer, CollectionRun run, Known known, InstitutionResult begun, CancellationToken ct)
    {
        var connection = known.Connection!;
        var request = connection.InForce!;
        if (await institutions.FindAsync(connection.Id.Operator, connection.Id.Institution, ct) is not { } institution)
        {
            return begun with { Trouble = "unavailable", Reason = "not-in-directory" };
        }

        var input = new PlanInput(catalogue.Of(connection.Sector), request.Terms, run.Kind, begun.BegunAt)
        {
            Scopes = connection.Tokens?.Scopes ?? [],
            Log = known.Log,
            Facts = known.Facts,
            Limits = _options.Limits,
            History = run.History,
        };
        var soFar = new CollectedSoFar(input, run.Kind);
        using var tokens = connection.Tokens is { } pair
            ? new TokenKeeper(customer, turns, institution, new(connection.Id, request.Version, pair, connection.TokensSince ?? begun.BegunAt), clock)
            : null;
        var collection = new InstitutionCollection(connection.Id, institution, tokens, new Secret(known.Ci), clock, (call, outcome, all) => Tell(run, connection, call, outcome, all));
        await collection.CollectAsync(soFar, run.Kind, _options.CallsAtOnce, ct);
        soFar.JudgeKeptBack(clock.GetUtcNow());
        var result = soFar.Result(begun with { Windows = institution.Entry.ScheduledWindows });
        return connection.Sector == Sector.VehicleRegister && run.History is null ? await prices.AddToAsync(result, known.Log, soFar.Listed(AssetKind.Vehicle), ct) : result;
    }

    private static void Tell(CollectionRun run, Connection connection, PlannedCall call, FetchOutcome outcome, CollectedSoFar soFar)
    {
        var verdict = Verdict.Of(outcome);
        run.Progress.Add(new(0, ProgressKind.Dataset, default)
        {
            Institution = connection.Id.Institution.OrgCode,
            InstitutionName = connection.Name,
            Dataset = call.Dataset.Id,
            Outcome = verdict.Outcome,
            Reason = verdict.Reason,
            Rows = outcome is FetchOutcome.Fetched fetched ? fetched.Facts.Length + fetched.Transactions.Length : 0,
            Done = soFar.Done,
            Planned = soFar.Planned,
        });
    }

    [LoggerMessage(EventId = 3111, Level = LogLevel.Information, Message = "Collected {Connection} of customer {Customer}: {Outcome} ({Reason}), {Calls} calls.")]
    private partial void LogCollected(CustomerId customer, ConnectionId connection, string outcome, string reason, int calls);

    private sealed record Known(Connection? Connection, AskLog Log, IReadOnlyDictionary<FactKey, Fact> Facts, string Ci);
}
