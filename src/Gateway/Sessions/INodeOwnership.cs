namespace MyDataHub.Gateway.Sessions;

/// <summary>Whether this node owns the database alone: only then is what it remembers the truth.</summary>
internal interface INodeOwnership
{
    bool IsSole { get; }
}
