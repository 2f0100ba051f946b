namespace MyDataHub.Gateway.Tests.AuthorizationServer.Running;

/// <summary>Tests around one registered client, a new one for each test.</summary>
public abstract class ClientTest(AuthorizationHub hub) : IAsyncLifetime
{
    private protected ThirdParty Client { get; private set; } = null!;

    private protected AuthorizationHub Hub => hub;

    public async Task InitializeAsync() => Client = await hub.RegisterAsync();

    public Task DisposeAsync()
    {
        Client.Dispose();
        return Task.CompletedTask;
    }
}
