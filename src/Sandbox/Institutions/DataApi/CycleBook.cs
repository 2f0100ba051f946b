using System.Collections.Concurrent;

namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>When each scheduled transfer last succeeded, by person, client, API and asset.</summary>
internal sealed class CycleBook
{
    private const int MostEntries = 500_000;
    private const int LongestCycleDays = 35;

    private readonly ConcurrentDictionary<(string Grant, string Ci, string Resource, string About), DateOnly> _successes = new();

    public bool IsDue(DataCall call)
    {
        var request = call.Grant!.Request;
        var cycle = call.Resource!.IsAdditional ? request.AdditionalCycle ?? request.BasicCycle : request.BasicCycle;
        DateOnly? last = _successes.TryGetValue(KeyOf(call), out var day) ? day : null;
        return Cycle.IsDue(cycle, last, call.Today);
    }

    public void Record(DataCall call)
    {
        if (!call.Type!.IsScheduled)
        {
            return;
        }

        _successes[KeyOf(call)] = call.Today;
        if (_successes.Count > MostEntries)
        {
            DropOld(call.Today);
        }
    }

    private static (string Grant, string Ci, string Resource, string About) KeyOf(DataCall call)
    {
        string?[] about = [call.AssetNumber, .. call.Resource!.Required.Concat(call.Resource.Optional).Select(call.Member), call.Member("charge_month")];
        return (call.Grant!.Key.ToString(), call.Ci, call.Resource.Id, string.Join('/', about));
    }

    private void DropOld(DateOnly today)
    {
        foreach (var (key, _) in _successes.Where(entry => entry.Value < today.AddDays(-LongestCycleDays)))
        {
            _successes.TryRemove(key, out _);
        }
    }
}
