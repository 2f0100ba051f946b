using MyDataHub.Grains.Hosting;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Running;

/// <summary>Whether a node owns the database alone, as a test wants it.</summary>
internal sealed class Ownership : INodeOwnership
{
    internal static Ownership None => new() { Lost = new(canceled: true) };

    public CancellationToken Lost { get; set; } = new CancellationTokenSource().Token;

    public bool IsAlone => !Lost.IsCancellationRequested;
}
