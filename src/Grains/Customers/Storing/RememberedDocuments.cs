using MyDataHub.Storage.Customers;

namespace MyDataHub.Grains.Customers.Storing;

/// <summary>
/// One customer's documents as objects, each of the version that wrote it: while a run goes on its turns follow each other closely, and
/// each would read and take apart the same book. Nothing is kept otherwise, so that a warm customer stays its ready view.
/// </summary>
internal sealed class RememberedDocuments(DocumentRoom room)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DocumentName, Remembered> _known = [];
    private CustomerFile? _file;
    private int _users;

    /// <summary>The customer as this node read or wrote it last. To be trusted only while this node is alone.</summary>
    public CustomerFile? File
    {
        get
        {
            lock (_gate)
            {
                return _file;
            }
        }

        set
        {
            lock (_gate)
            {
                _file = _users > 0 ? value : null;
            }
        }
    }

    /// <summary>What is read from now on is kept until the last who asked so has disposed its answer.</summary>
    public IDisposable Begin()
    {
        lock (_gate)
        {
            _users++;
        }

        return new Use(this);
    }

    public T? Find<T>(DocumentHead head)
        where T : class
    {
        lock (_gate)
        {
            return _known.TryGetValue(head.Name, out var known) && known.Version == head.Version ? known.Document as T : null;
        }
    }

    /// <summary>Takes the place of an older version. Where there is no room left, the document is read again next time.</summary>
    public void Keep(DocumentName name, long version, object document, int bytes)
    {
        lock (_gate)
        {
            if (_known.Remove(name, out var old))
            {
                room.GiveBack(old.Bytes);
            }

            if (_users > 0 && room.TryTake(bytes))
            {
                _known[name] = new(version, document, bytes);
            }
        }
    }

    /// <summary>Something that says the same as the document that is remembered of this version, and more of it is done already.</summary>
    public void Replace(DocumentHead head, object document)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(head.Name, out var known) && known.Version == head.Version)
            {
                _known[head.Name] = known with { Document = document };
            }
        }
    }

    private void End()
    {
        lock (_gate)
        {
            if (--_users == 0)
            {
                room.GiveBack(_known.Values.Sum(known => (long)known.Bytes));
                _known.Clear();
                _file = null;
            }
        }
    }

    private sealed record Remembered(long Version, object Document, int Bytes);

    private sealed class Use(RememberedDocuments documents) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                documents.End();
            }
        }
    }
}
