using System.Collections.Concurrent;
using MyDataHub.Domain;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>Collections of one institution at once, of all customers: an institution that is slow fills its own slots and nobody else's.</summary>
internal sealed class InstitutionSlots(int atOnce, TimeSpan patience) : IDisposable
{
    private readonly ConcurrentDictionary<InstitutionId, SemaphoreSlim> _slots = new();

    /// <summary>Waits for a slot, which is held until it is disposed. Null when none came free in time.</summary>
    public async Task<IDisposable?> EnterAsync(InstitutionId institution, CancellationToken ct)
    {
        var slots = _slots.GetOrAdd(institution, _ => new(atOnce));
        return await slots.WaitAsync(patience, ct) ? new Slot(slots) : null;
    }

    public void Dispose()
    {
        foreach (var slots in _slots.Values)
        {
            slots.Dispose();
        }
    }

    private sealed class Slot(SemaphoreSlim slots) : IDisposable
    {
        public void Dispose() => slots.Release();
    }
}
