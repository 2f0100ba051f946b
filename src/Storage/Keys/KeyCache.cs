using System.Security.Cryptography;
using MyDataHub.Domain;

namespace MyDataHub.Storage.Keys;

/// <summary>
/// The unwrapped keys of the customers used last, so many at most. A key that leaves is wiped; users get their own
/// copy, so that none is wiped under their hands.
/// </summary>
internal sealed class KeyCache(int capacity) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CustomerId, LinkedListNode<(CustomerId Customer, byte[] Key)>> _nodes = [];
    private readonly LinkedList<(CustomerId Customer, byte[] Key)> _latestFirst = new();

    internal int Count => _nodes.Count;

    internal DataKey? Find(CustomerId customer)
    {
        lock (_lock)
        {
            if (!_nodes.TryGetValue(customer, out var node))
            {
                return null;
            }

            _latestFirst.Remove(node);
            _latestFirst.AddFirst(node);
            return new DataKey(node.Value.Key);
        }
    }

    /// <summary>Keeps the key; the array is the cache's from now on.</summary>
    internal DataKey Keep(CustomerId customer, byte[] key)
    {
        lock (_lock)
        {
            Remove(customer);
            _nodes[customer] = _latestFirst.AddFirst((customer, key));
            var copy = new DataKey(key);
            if (_nodes.Count > capacity)
            {
                Remove(_latestFirst.Last!.Value.Customer);
            }

            return copy;
        }
    }

    internal void Forget(CustomerId customer)
    {
        lock (_lock)
        {
            Remove(customer);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var (_, key) in _latestFirst)
            {
                CryptographicOperations.ZeroMemory(key);
            }

            _latestFirst.Clear();
            _nodes.Clear();
        }
    }

    private void Remove(CustomerId customer)
    {
        if (_nodes.Remove(customer, out var node))
        {
            CryptographicOperations.ZeroMemory(node.Value.Key);
            _latestFirst.Remove(node);
        }
    }
}
