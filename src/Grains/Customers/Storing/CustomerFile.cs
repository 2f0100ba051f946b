using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Linking;
using MyDataHub.Storage.Customers;

namespace MyDataHub.Grains.Customers.Storing;

/// <summary>A customer as of one version. Documents are read when asked for and let go with this.</summary>
internal sealed class CustomerFile
{
    private readonly CustomerStore _store;
    private readonly RememberedDocuments? _remembered;
    private readonly ImmutableDictionary<DocumentName, DocumentHead> _heads;

    internal CustomerFile(CustomerStore store, StoredCustomer stored, RememberedDocuments? remembered = null)
        : this(store, stored, remembered, stored.Documents.ToImmutableDictionary(head => head.Name))
    {
        Times = stored.Times.ToImmutableDictionary(times => times.Id, times => ConnectionTimes.Read(times.Body));
        Bodies = stored.Connections.ToImmutableDictionary(connection => connection.Id, connection => connection.Body);
        Connections = stored.Connections.ToImmutableDictionary(
            connection => connection.Id, connection => Json.Read<Connection>(connection.Body).AsOf(TimesOf(connection.Id)));
        Grants = stored.Grants.ToImmutableDictionary(grant => grant.Id, grant => Json.Read<Grant>(grant.Body));
    }

    private CustomerFile(
        CustomerStore store, StoredCustomer stored, RememberedDocuments? remembered, ImmutableDictionary<DocumentName, DocumentHead> heads) =>
        (_store, Stored, _remembered, _heads) = (store, stored, remembered, heads);

    public StoredCustomer Stored { get; }

    public CustomerId Id => Stored.Id;

    public ImmutableDictionary<ConnectionId, Connection> Connections { get; private init; } = ImmutableDictionary<ConnectionId, Connection>.Empty;

    /// <summary>Connections as they are stored, without what is in their times.</summary>
    internal ImmutableDictionary<ConnectionId, ReadOnlyMemory<byte>> Bodies { get; private init; } = ImmutableDictionary<ConnectionId, ReadOnlyMemory<byte>>.Empty;

    private ImmutableDictionary<ConnectionId, ConnectionTimes> Times { get; init; } = ImmutableDictionary<ConnectionId, ConnectionTimes>.Empty;

    public ImmutableDictionary<GrantId, Grant> Grants { get; private init; } = ImmutableDictionary<GrantId, Grant>.Empty;

    public async Task<CustomerProfile> ProfileAsync(CancellationToken ct) =>
        (await ReadAsync([DocumentNames.Profile], static profile => Json.Read<CustomerProfile>(profile.Body), ct)).Single().Document;

    public async Task<BookState> BookAsync(CancellationToken ct) =>
        await ReadAsync([DocumentNames.Book], static book => BookJson.ReadState(book.Body.Span), ct) is [{ Document: var book }] ? book : BookState.Empty;

    /// <summary>The book with a picture of every month, as views need it. Whoever writes the book anyway writes this one.</summary>
    public async Task<BookState> PaintedBookAsync(CancellationToken ct)
    {
        var book = await BookAsync(ct);
        if (book.Unpainted.IsEmpty)
        {
            return book;
        }

        var painted = BookUpdate.Paint(book, await ChunksAsync(BookUpdate.Unpainted(book), ct));
        _remembered?.Replace(_heads[DocumentNames.Book], painted);
        return painted;
    }

    public async Task<ImmutableArray<LedgerChunk>> ChunksAsync(IEnumerable<ChunkKey> keys, CancellationToken ct) =>
        [.. (await ReadAsync(keys.Select(DocumentNames.Chunk), static chunk => BookJson.ReadChunk(chunk.Body.Span), ct)).Select(chunk => chunk.Document)];

    public async Task<AskLog> AskLogAsync(ConnectionId connection, CancellationToken ct) =>
        await ReadAsync([DocumentNames.Asked(connection)], ReadAsked, ct) is [{ Document: var asked }] ? AskLog.Of(asked, TimesOf(connection).Asked) : AskLog.Empty;

    /// <summary>The logs of all connections that were ever asked.</summary>
    public async Task<ImmutableDictionary<ConnectionId, AskLog>> AskLogsAsync(CancellationToken ct)
    {
        var names = Connections.Keys.ToDictionary(DocumentNames.Asked);
        return (await ReadAsync(names.Keys, ReadAsked, ct))
            .ToImmutableDictionary(asked => names[asked.Name], asked => AskLog.Of(asked.Document, TimesOf(names[asked.Name]).Asked));
    }

    public async Task<LinkAttempt?> LinkAsync(string linkId, CancellationToken ct) =>
        await ReadAsync([DocumentNames.Link(linkId)], static link => Json.Read<LinkAttempt>(link.Body), ct) is [{ Document: var link }] ? link : null;

    public async Task<ImmutableArray<LinkAttempt>> LinksAsync(CancellationToken ct) =>
        [.. (await ReadAsync(NamesOf(DocumentNames.LinkKind), static link => Json.Read<LinkAttempt>(link.Body), ct)).Select(link => link.Document)];

    /// <summary>The customer's version that wrote the chunk last.</summary>
    public long VersionOf(ChunkKey chunk) => _heads.TryGetValue(DocumentNames.Chunk(chunk), out var head) ? head.Version : 0;

    public IEnumerable<DocumentName> NamesOf(string kind) => _heads.Keys.Where(name => name.Kind == kind);

    /// <summary>None for a connection that was not collected since times are kept apart: its own say it.</summary>
    internal ConnectionTimes TimesOf(ConnectionId connection) => Times.GetValueOrDefault(connection) ?? ConnectionTimes.None;

    /// <summary>This customer after a commit.</summary>
    internal CustomerFile After(
        CommitOutcome.Committed committed, CustomerCommit commit, IEnumerable<KeyValuePair<ConnectionId, Connection?>> connections,
        IEnumerable<KeyValuePair<GrantId, Grant?>> grants)
    {
        var heads = After(_heads, commit.Documents.Select(change => KeyValuePair.Create(
            change.Name, change.Body is null ? null : new DocumentHead(change.Name.Kind, change.Name.Key, committed.Version))));
        var stored = new StoredCustomer(Id, commit.State ?? Stored.State, committed.Version, committed.ViewVersion)
        {
            CreatedAt = Stored.CreatedAt,
            LastVisitAt = Stored.LastVisitAt,
            Documents = [.. heads.Values],
            Connections = [],
        };
        return new(_store, stored, _remembered, heads)
        {
            Connections = After(Connections, connections),
            Bodies = Bodies.RemoveRange(commit.Connections.Select(change => change.Id))
                .AddRange(commit.Connections.Where(change => change.Body is not null).Select(change => KeyValuePair.Create(change.Id, change.Body!.Value))),
            Times = After(Times, commit.Times.Select(change => KeyValuePair.Create(change.Id, change.Body is { } body ? ConnectionTimes.Read(body) : null))),
            Grants = After(Grants, grants),
        };
    }

    private static ImmutableDictionary<TKey, TValue> After<TKey, TValue>(ImmutableDictionary<TKey, TValue> before, IEnumerable<KeyValuePair<TKey, TValue?>> changes)
        where TKey : notnull
        where TValue : class
    {
        var after = before.ToBuilder();
        foreach (var (key, value) in changes)
        {
            if (value is null)
            {
                after.Remove(key);
            }
            else
            {
                after[key] = value;
            }
        }

        return after.ToImmutable();
    }

    private static AskRecord[] ReadAsked(Document asked) => Json.Read<AskRecord[]>(asked.Body);

    /// <summary>Those of the names that exist, in no order.</summary>
    private async Task<ImmutableArray<(DocumentName Name, T Document)>> ReadAsync<T>(IEnumerable<DocumentName> names, Func<Document, T> read, CancellationToken ct)
        where T : class
    {
        var documents = ImmutableArray.CreateBuilder<(DocumentName, T)>();
        var unread = new List<DocumentHead>();
        foreach (var head in names.Where(_heads.ContainsKey).Select(name => _heads[name]))
        {
            if (_remembered?.Find<T>(head) is { } known)
            {
                documents.Add((head.Name, known));
            }
            else
            {
                unread.Add(head);
            }
        }

        foreach (var stored in await FetchAsync(unread, ct))
        {
            var (name, document) = (new DocumentName(stored.Kind, stored.Key), read(stored));
            _remembered?.Keep(name, stored.Version, document, stored.Body.Length);
            documents.Add((name, document));
        }

        return documents.DrainToImmutable();
    }

    private async Task<ImmutableArray<Document>> FetchAsync(List<DocumentHead> heads, CancellationToken ct) =>
        heads.Count == 0 ? [] : await _store.ReadAsync(Id, heads, ct) switch
        {
            ReadOutcome.Read read => read.Documents,
            ReadOutcome.Changed => throw new ChangedMeanwhileException(),
            ReadOutcome.Unavailable => throw CannotServeException.Unavailable(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}

/// <summary>Another node wrote while this turn was reading: the turn begins anew. Caught by the turn that reads.</summary>
internal sealed class ChangedMeanwhileException : Exception;
