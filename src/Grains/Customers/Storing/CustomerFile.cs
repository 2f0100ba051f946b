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
    private readonly Dictionary<DocumentName, DocumentHead> _heads;

    internal CustomerFile(CustomerStore store, StoredCustomer stored)
    {
        _store = store;
        Stored = stored;
        _heads = stored.Documents.ToDictionary(head => head.Name);
        Connections = stored.Connections.ToImmutableDictionary(connection => connection.Id, connection => Json.Read<Connection>(connection.Body));
        Grants = stored.Grants.ToImmutableDictionary(grant => grant.Id, grant => Json.Read<Grant>(grant.Body));
    }

    public StoredCustomer Stored { get; }

    public CustomerId Id => Stored.Id;

    public ImmutableDictionary<ConnectionId, Connection> Connections { get; }

    public ImmutableDictionary<GrantId, Grant> Grants { get; }

    public async Task<CustomerProfile> ProfileAsync(CancellationToken ct) =>
        Json.Read<CustomerProfile>((await ReadAsync([DocumentNames.Profile], ct)).Single().Body);

    public async Task<BookState> BookAsync(CancellationToken ct) =>
        await ReadAsync([DocumentNames.Book], ct) is [{ } book] ? BookJson.ReadState(book.Body.Span) : BookState.Empty;

    public async Task<ImmutableArray<LedgerChunk>> ChunksAsync(IEnumerable<ChunkKey> keys, CancellationToken ct) =>
        [.. (await ReadAsync(keys.Select(DocumentNames.Chunk), ct)).Select(chunk => BookJson.ReadChunk(chunk.Body.Span))];

    public async Task<AskLog> AskLogAsync(ConnectionId connection, CancellationToken ct) =>
        await ReadAsync([DocumentNames.Asked(connection)], ct) is [{ } asked] ? AskLog.Of(Json.Read<ImmutableArray<AskRecord>>(asked.Body)) : AskLog.Empty;

    /// <summary>The logs of all connections that were ever asked.</summary>
    public async Task<ImmutableDictionary<ConnectionId, AskLog>> AskLogsAsync(CancellationToken ct)
    {
        var names = Connections.Keys.ToDictionary(DocumentNames.Asked);
        var asked = await ReadAsync(names.Keys, ct);
        return asked.ToImmutableDictionary(log => names[new(log.Kind, log.Key)], log => AskLog.Of(Json.Read<ImmutableArray<AskRecord>>(log.Body)));
    }

    public async Task<LinkAttempt?> LinkAsync(string linkId, CancellationToken ct) =>
        await ReadAsync([DocumentNames.Link(linkId)], ct) is [{ } link] ? Json.Read<LinkAttempt>(link.Body) : null;

    public async Task<ImmutableArray<LinkAttempt>> LinksAsync(CancellationToken ct) =>
        [.. (await ReadAsync(NamesOf(DocumentNames.LinkKind), ct)).Select(link => Json.Read<LinkAttempt>(link.Body))];

    /// <summary>The customer's version that wrote the chunk last.</summary>
    public long VersionOf(ChunkKey chunk) => _heads.TryGetValue(DocumentNames.Chunk(chunk), out var head) ? head.Version : 0;

    public IEnumerable<DocumentName> NamesOf(string kind) => _heads.Keys.Where(name => name.Kind == kind);

    private async Task<ImmutableArray<Document>> ReadAsync(IEnumerable<DocumentName> names, CancellationToken ct)
    {
        var heads = names.Where(_heads.ContainsKey).Select(name => _heads[name]).ToList();
        return heads.Count == 0 ? [] : await _store.ReadAsync(Id, heads, ct) switch
        {
            ReadOutcome.Read read => read.Documents,
            ReadOutcome.Changed => throw new ChangedMeanwhileException(),
            ReadOutcome.Unavailable => throw CannotServeException.Unavailable(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}

/// <summary>Another node wrote while this turn was reading: the turn begins anew. Caught by the turn that reads.</summary>
internal sealed class ChangedMeanwhileException : Exception;
