using System.Collections.Immutable;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>One institution's run as it grows: the plan's input, what was received, and the worst that happened. Owned by one loop.</summary>
internal sealed class CollectedSoFar(PlanInput input, TransferKind kind)
{
    private readonly Dictionary<FactKey, Fact> _facts = new(input.Facts);
    private readonly HashSet<AskKey> _begun = [];
    private readonly HashSet<AskKey> _done = [];
    private readonly Dictionary<AskKey, AskRecord> _asked = [];
    private readonly List<StampedFact> _received = [];
    private readonly List<Transaction> _transactions = [];
    private readonly Dictionary<(string Api, string Outcome), int> _calls = [];
    private AskLog _log = input.Log;
    private int _planned;
    private int _answered;
    private Verdict? _worst;
    private DateTimeOffset? _retryAt;

    public int Rows { get; private set; }

    public int Done => _answered;

    public int Planned => _planned;

    public bool IsConsentGone => _worst?.Outcome == Verdict.ConsentGone;

    /// <summary>Calls due now; they count as begun from here on.</summary>
    public ImmutableArray<PlannedCall> TakeDue(DateTimeOffset now)
    {
        if (IsConsentGone)
        {
            return [];
        }

        var due = CollectionPlan.Due(Input(now));
        _begun.UnionWith(due.Select(call => call.Key));
        _planned += due.Length;
        return due;
    }

    public void Add(PlannedCall call, FetchOutcome outcome, AnswerTimes times)
    {
        var before = _log[call.Key];
        var days = outcome is FetchOutcome.Fetched { Transactions: var rows } ? DayMark.Of(rows.Where(row => Answers.IsRemembered(call.Period, row))) : [];
        var record = Answers.Into(before, call, outcome, days, kind, times);
        _done.Add(call.Key);
        _answered++;
        if (kind == TransferKind.UserSearch && before is not null && HistoryWindow.KnownFrom(record) < HistoryWindow.KnownFrom(before))
        {
            // A search goes on with the range before; after a failure it ends, and can be asked for again.
            _begun.Remove(call.Key);
        }

        _asked[call.Key] = record;
        _log = _log.With(record);
        Count(call, outcome);
        Judge(Verdict.Of(outcome), (outcome as FetchOutcome.Busy)?.RetryAt);
        if (outcome is FetchOutcome.Fetched fetched)
        {
            Keep(call, fetched, days, before, record);
        }
    }

    /// <summary>A run that kept something back for the institution's sake was not a whole one, however well the rest went.</summary>
    public void JudgeKeptBack(DateTimeOffset now)
    {
        if (input.History is null && CollectionPlan.KeptBackUntil(Input(now)) is { } until)
        {
            Judge(Verdict.KeptBack, until);
        }
    }

    private void Judge(Verdict verdict, DateTimeOffset? retryAt)
    {
        _worst = verdict.IsTrouble && verdict.Weight > (_worst?.Weight ?? 0) ? verdict : _worst;
        _retryAt = retryAt is { } at && (_retryAt is null || at > _retryAt) ? at : _retryAt;
    }

    private PlanInput Input(DateTimeOffset now) => input with { Now = now, Log = _log, Facts = _facts, Begun = _begun, Done = _done };

    /// <summary>Consented assets of the kind, as listed last.</summary>
    public IEnumerable<AssetKey> Listed(AssetKind kind) =>
        (input with { Facts = _facts }).Listed.Where(asset => asset.IsConsented && asset.Key.Kind == kind).Select(asset => asset.Key);

    public InstitutionResult Result(InstitutionResult empty) => empty with
    {
        Asked = [.. _asked.Values],
        Facts = [.. _received],
        Transactions = [.. _transactions],
        Calls = [.. _calls.Select(count => new CallTally(count.Key.Api, count.Key.Outcome, count.Value))],
        Trouble = _worst?.Outcome,
        Reason = _worst?.Reason,
        RetryAt = _retryAt,
        Rows = Rows,
        Done = Done,
        Planned = Planned,
    };

    // What is the same as last time is not handed on, so that nothing is written for it.
    private void Keep(PlannedCall call, FetchOutcome.Fetched fetched, ImmutableArray<DayMark> days, AskRecord? before, AskRecord record)
    {
        Rows += fetched.Facts.Length + fetched.Transactions.Length;
        foreach (var fact in fetched.Facts)
        {
            _facts[fact.Key] = fact.Value;
        }

        if (before?.Facts != record.Facts)
        {
            _received.AddRange(fetched.Facts);
        }

        var known = before is null ? [] : before.Days.Concat(before.Earlier).ToHashSet();
        var fresh = days.Where(mark => !known.Contains(mark)).Select(mark => mark.Day).ToHashSet();
        _transactions.AddRange(fetched.Transactions.Where(row => !Answers.IsRemembered(call.Period, row) || fresh.Contains(DateOnly.FromDateTime(row.At))));
    }

    private void Count(PlannedCall call, FetchOutcome outcome)
    {
        var key = (call.Dataset.ApiCode, outcome is FetchOutcome.Fetched or FetchOutcome.Unchanged ? "success" : Verdict.Of(outcome).Outcome);
        _calls[key] = _calls.GetValueOrDefault(key) + Math.Max(outcome.BilledCalls, 1);
    }
}
