using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households;

/// <summary>The households asked about last, so that memory stays limited however many people there are.</summary>
internal sealed class HouseholdCache(int capacity, Func<int, Household> settle)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<int, LinkedListNode<(int Index, Household Home)>> _byIndex = [];
    private readonly LinkedList<(int Index, Household Home)> _latestFirst = new();

    public Household Get(int index)
    {
        lock (_turn)
        {
            if (_byIndex.TryGetValue(index, out var known))
            {
                _latestFirst.Remove(known);
                _latestFirst.AddFirst(known);
                return known.Value.Home;
            }

            var home = settle(index);
            _byIndex[index] = _latestFirst.AddFirst((index, home));
            if (_byIndex.Count > capacity)
            {
                _byIndex.Remove(_latestFirst.Last!.Value.Index);
                _latestFirst.RemoveLast();
            }

            return home;
        }
    }
}
