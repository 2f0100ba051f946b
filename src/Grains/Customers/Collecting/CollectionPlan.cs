using System.Collections.Immutable;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// Which calls are due now (successful calls are billed, so only what can have changed is asked). Pure: the run performs the calls,
/// writes their answers into the input and asks again until nothing is due.
/// <para>
/// Lists come first, details wait for them. Then each dataset follows its rule (<see cref="ReAskRules"/>): what moves by itself is
/// asked in every run; what moves only with something else waits for that and is asked if it changed; agreed terms are asked by age;
/// what is final is never asked again. What was never answered is due at once, whatever its rule.
/// </para>
/// </summary>
internal static class CollectionPlan
{
    public static ImmutableArray<PlannedCall> Due(PlanInput input) => input.History is { } wanted ? HistoryPlan.Due(input, wanted) : OfAll(input);

    /// <summary>Until when the institution asked to be left alone about something that is due; null when nothing is kept back.</summary>
    public static DateTimeOffset? KeptBackUntil(PlanInput input) => Candidates(input)
        .Where(call => IsKeptBack(input.Log[call.Key], input.Now) && IsInCycle(call, input) && IsDueByItself(call, input))
        .Max(call => input.Log[call.Key]!.NotBefore);

    private static ImmutableArray<PlannedCall> OfAll(PlanInput input)
    {
        var candidates = Candidates(input).Where(call => MayBeAsked(call, input)).ToList();
        var due = candidates.Where(call => IsDueByItself(call, input)).ToList();
        var moving = due.Select(call => call.Key).Concat(input.Begun.Where(key => !input.Done.Contains(key))).ToList();

        due.AddRange(candidates.Where(call => ReAskRules.Of(call.Dataset) is ReAsk.AfterChange rule && IsDueAfter(rule, call, input, moving)));
        return [.. due.Where(call => !WaitsForLists(call, due, input))];
    }

    private static IEnumerable<PlannedCall> Candidates(PlanInput input) => input.Datasets.Where(input.Allows).SelectMany(dataset => Subjects.Of(dataset, input));

    private static bool MayBeAsked(PlannedCall call, PlanInput input) =>
        !input.Begun.Contains(call.Key) && !IsKeptBack(input.Log[call.Key], input.Now) && !IsGone(call, input) && IsInCycle(call, input);

    private static bool IsKeptBack(AskRecord? record, DateTimeOffset now) => record?.NotBefore > now;

    private static bool IsGone(PlannedCall call, PlanInput input) =>
        input.Log[call.Key] is { Gone: { } row } record && row == call.Row && !(record.GoneUntil <= input.Now);

    private static bool IsInCycle(PlannedCall call, PlanInput input) =>
        input.Kind != TransferKind.Scheduled || Cycle.IsDue(input.Terms, call.Dataset.Class, input.Log[call.Key]?.ScheduledWeek, input.Now);

    private static bool IsDueByItself(PlannedCall call, PlanInput input)
    {
        if (input.Log[call.Key] is not { HasAnswered: true } record)
        {
            return true;
        }

        return ReAskRules.Of(call.Dataset) switch
        {
            ReAsk.EveryRun => true,
            ReAsk.ByAge rule => input.Now - record.At >= rule.MaxAge || record.Row != call.Row,
            ReAsk.AfterChange rule => input.Now - record.At >= rule.MaxAge || record.Row != call.Row,
            ReAsk.Once => record.Row != call.Row,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // While one of the others is still being asked, waiting is right: its answer decides.
    private static bool IsDueAfter(ReAsk.AfterChange rule, PlannedCall call, PlanInput input, List<AskKey> moving) =>
        !IsDueByItself(call, input)
        && !moving.Exists(key => IsOf(rule, key) && Concerns(key, call))
        && input.Log.Records.Values.Any(other => IsOf(rule, other.Key) && Concerns(other.Key, call) && other.ChangedAt > input.Log[call.Key]!.At);

    private static bool IsOf(ReAsk.AfterChange rule, AskKey key) => rule.Of.Contains(ReAskRules.WithoutSector(key.Dataset));

    private static bool Concerns(AskKey other, PlannedCall call) => other.Subject is null || call.Subject is null || other.Subject == call.Subject;

    private static bool WaitsForLists(PlannedCall call, List<PlannedCall> due, PlanInput input) =>
        !call.Dataset.IsList && call.Subject is not null
        && (due.Exists(other => other.Dataset.IsList) || input.Begun.Any(key => !input.Done.Contains(key) && IsList(key, input)));

    private static bool IsList(AskKey key, PlanInput input) => input.Datasets.Any(dataset => dataset.IsList && dataset.Id == key.Dataset);
}
