namespace MyDataHub.Storage.Customers;

/// <summary>
/// One stored piece of a customer: the profile, the book's state, a ledger chunk, … What the body holds is the writer's
/// affair; here it is compressed and encrypted. The kind is stored in clear, the key is not.
/// </summary>
/// <param name="Kind">A stable word such as "book" or "chunk".</param>
/// <param name="Key">Which one of its kind; may name an account.</param>
/// <param name="Version">The customer's version that wrote it.</param>
public sealed record Document(string Kind, string Key, long Version, ReadOnlyMemory<byte> Body);

/// <summary>That a document exists, without its body.</summary>
public sealed record DocumentHead(string Kind, string Key, long Version)
{
    public DocumentName Name => new(Kind, Key);
}

/// <summary>Which document.</summary>
public readonly record struct DocumentName(string Kind, string Key)
{
    /// <summary>Never the key: it may name an account.</summary>
    public override string ToString() => Kind;
}

/// <summary>A document to write, or, without a body, to delete.</summary>
public sealed record DocumentChange(DocumentName Name, ReadOnlyMemory<byte>? Body)
{
    public static DocumentChange Put(string kind, string key, ReadOnlyMemory<byte> body) =>
        new(new DocumentName(kind, key), body);

    public static DocumentChange Delete(string kind, string key) => new(new DocumentName(kind, key), null);
}
