using System.Collections.Immutable;

namespace MyDataHub.Storage.Customers;

/// <summary>Whether documents could be read as they were at the version that was loaded.</summary>
public abstract record ReadOutcome
{
    private ReadOutcome() { }

    public sealed record Read(ImmutableArray<Document> Documents) : ReadOutcome;

    /// <summary>A commit came between: load again.</summary>
    public sealed record Changed : ReadOutcome;

    public sealed record Unavailable(string Reason) : ReadOutcome;
}
