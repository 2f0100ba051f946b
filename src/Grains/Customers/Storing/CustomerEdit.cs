using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Consents;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Linking;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Calls;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Outboxes;
using MyDataHub.Storage.Receipts;

namespace MyDataHub.Grains.Customers.Storing;

/// <summary>What one turn changes, gathered and then committed in one transaction or not at all.</summary>
internal sealed partial class CustomerEdit(CustomerFile file, DateTimeOffset now)
{
    private readonly Dictionary<DocumentName, DocumentChange> _documents = [];
    private readonly Dictionary<DocumentName, object> _objects = [];
    private readonly Dictionary<GrantId, Grant?> _grants = [];
    private readonly List<AuditEntry> _audit = [];
    private CustomerCommit? _commit;

    public CustomerId Customer => file.Id;

    public List<OutboxMessage> Outbox { get; } = [];

    public List<Receipt> Receipts { get; } = [];

    public List<CallCount> Calls { get; } = [];

    /// <summary>What third parties are to be told, in order.</summary>
    public List<ThirdPartyEvent> Events { get; } = [];

    public string? State { get; set; }

    /// <summary>The asset view says something else after this.</summary>
    public bool ChangesView { get; set; }

    /// <summary>The customer's version once this is committed.</summary>
    public long NextVersion => file.Stored.Version + 1;

    /// <summary>The view's version once this is committed.</summary>
    public long NextViewVersion => ChangesView ? NextVersion : file.Stored.ViewVersion;

    /// <summary>The book after this edit, when it changes.</summary>
    public BookState? Book { get; private set; }

    public bool IsEmpty =>
        _documents.Count == 0 && _connections.Count == 0 && _asked.Count == 0 && _grants.Count == 0 && Events.Count == 0 && _audit.Count == 0 && Outbox.Count == 0 && Receipts.Count == 0 && Calls.Count == 0 && State is null;

    /// <summary>Whether six months have passed without a visit.</summary>
    public bool IsDormant { get; set; } = DormancyOf(file, now) != Dormancy.None;

    public static Dormancy DormancyOf(CustomerFile file, DateTimeOffset now) =>
        ConsentPolicy.Standard.DormancyOn(KoreanTime.Day(file.Stored.LastVisitAt), KoreanTime.Day(now));

    public bool ChangesGrants => _grants.Count > 0;

    /// <summary>The grants as they are after this edit.</summary>
    public IEnumerable<Grant> Grants => file.Grants.Keys.Union(_grants.Keys).Select(Grant).OfType<Grant>();

    public Grant? Grant(GrantId id) => _grants.TryGetValue(id, out var edited) ? edited : file.Grants.GetValueOrDefault(id);

    public void Put(Grant grant) => _grants[grant.Id] = grant;

    public void Remove(GrantId grant) => _grants[grant] = null;

    public void Put(CustomerProfile profile) => Put(DocumentNames.Profile, Json.Write(profile));

    public void Put(LinkAttempt link) => Put(DocumentNames.Link(link.LinkId), Json.Write(link));

    public void Put(BookChange change, BookState before)
    {
        if (ReferenceEquals(change.State, before))
        {
            return;
        }

        Book = change.State;
        ChangesView = true;
        var chunks = change.Changed.Select(chunk => chunk.WrittenBy(NextVersion)).ToArray();
        var (book, bodies) = (Array.Empty<byte>(), new byte[chunks.Length][]);
        // A first collection writes hundreds, and somebody waits for it.
        Parallel.Invoke(
            () => book = BookJson.Write(change.State),
            () => Parallel.For(0, chunks.Length, i => bodies[i] = BookJson.Write(chunks[i])));
        Put(DocumentNames.Book, book, change.State);
        foreach (var (chunk, body) in chunks.Zip(bodies))
        {
            Put(DocumentNames.Chunk(chunk.Key), body, chunk);
        }

        foreach (var removed in change.Removed)
        {
            Delete(DocumentNames.Chunk(removed));
        }
    }

    /// <summary>What was written need not be read by the next turn. Answers with the customer after the commit.</summary>
    public CustomerFile Remember(RememberedDocuments documents, CommitOutcome.Committed committed)
    {
        foreach (var (name, document) in _objects)
        {
            documents.Keep(name, committed.Version, document, _documents[name].Body?.Length ?? 0);
        }

        return file.After(committed, Commit(), _connections, _grants);
    }

    public void Delete(DocumentName name) => _documents[name] = DocumentChange.Delete(name.Kind, name.Key);

    public void Record(AuditActor actor, string action, IEnumerable<string> subjects, params ReadOnlySpan<(string Name, string Value)> details)
    {
        var named = ImmutableSortedDictionary.CreateBuilder<string, string>();
        foreach (var (name, value) in details)
        {
            named[name] = value;
        }

        _audit.Add(new(AuditChain.Of(file.Id), now, actor, action) { Subjects = [.. subjects], Details = named.ToImmutable() });
    }

    /// <summary>Made once, when the turn has decided.</summary>
    public CustomerCommit Commit() => _commit ??= new(file.Id, file.Stored.Version)
    {
        Documents = [.. _documents.Values],
        Connections = [.. _connections.Select(Change).OfType<ConnectionChange>()],
        Times = [.. _connections.Keys.Union(_asked.Keys).Select(ChangedTimes).OfType<TimesChange>()],
        TransferRequests = [.. _connections.Values.OfType<Connection>().SelectMany(ChangedRequests)],
        Grants = [.. _grants.Select(edited => edited.Value is { } grant ? GrantChange.Put(Stored(grant)) : GrantChange.Delete(edited.Key))],
        Events = [.. Events],
        State = State,
        ChangesView = ChangesView,
        Outbox = [.. Outbox],
        Receipts = [.. Receipts],
        Audit = [.. _audit],
        Calls = [.. Calls],
    };

    private static StoredGrant Stored(Grant grant) =>
        new(grant.Id, grant.Client, grant.State, grant.Consent.EndsOn, Json.Write(grant)) { DueAt = GrantPolicy.Standard.DueAt(grant) };

    private void Put(DocumentName name, byte[] body) => _documents[name] = DocumentChange.Put(name.Kind, name.Key, body);

    private void Put(DocumentName name, byte[] body, object document)
    {
        Put(name, body);
        _objects[name] = document;
    }
}
