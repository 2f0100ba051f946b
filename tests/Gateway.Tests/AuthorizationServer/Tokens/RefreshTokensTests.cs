using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer;
using MyDataHub.Gateway.AuthorizationServer.Tokens;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Grains.Hosting;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Tokens;

[Collection(AuthorizationHub.Collection)]
public sealed class RefreshTokensTests(AuthorizationHub hub)
{
    private readonly Ownership _node = new();

    [Fact]
    public async Task A_token_that_was_read_once_is_its_clients_alone_and_ends_in_time()
    {
        using var client = await hub.RegisterAsync();
        var here = NewRegister(_node);
        var (token, _) = await TokenAsync(client);
        var found = await here.FindAsync(token, client.Id, hub.Now, default);

        Assert.Same(found, await here.FindAsync(token, client.Id, hub.Now, default));
        Assert.Null(await here.FindAsync(token, new("somebody-else"), hub.Now, default));
        Assert.Null(await here.FindAsync(token, client.Id, found!.ExpiresAt, default));
    }

    [Fact]
    public async Task L126_A_token_that_was_read_and_then_removed_is_gone()
    {
        using var client = await hub.RegisterAsync();
        var here = NewRegister(_node);
        var (one, _) = await TokenAsync(client);
        var (other, grant) = await TokenAsync(client);
        Assert.NotNull(await here.FindAsync(one, client.Id, hub.Now, default));
        Assert.NotNull(await here.FindAsync(other, client.Id, hub.Now, default));

        await here.RemoveAsync(one, client.Id, default);
        await here.RemoveAllAsync(grant, default);

        Assert.Null(await here.FindAsync(one, client.Id, hub.Now, default));
        Assert.Null(await here.FindAsync(other, client.Id, hub.Now, default));
    }

    [Fact]
    public async Task L059_Memory_is_good_only_while_no_other_node_can_have_removed_anything()
    {
        using var client = await hub.RegisterAsync();
        var (here, there) = (NewRegister(_node), NewRegister(Ownership.None));
        var (token, _) = await TokenAsync(client);
        Assert.NotNull(await here.FindAsync(token, client.Id, hub.Now, default));

        // Somebody else took over, revoked, and went; this node is alone again.
        await there.RemoveAsync(token, client.Id, default);
        _node.Lost = new CancellationTokenSource().Token;

        Assert.Null(await here.FindAsync(token, client.Id, hub.Now, default));
    }

    [Fact]
    public async Task L059_A_node_that_is_not_alone_asks_each_time()
    {
        using var client = await hub.RegisterAsync();
        var (here, there) = (NewRegister(Ownership.None), NewRegister(Ownership.None));
        var (token, _) = await TokenAsync(client);
        Assert.NotNull(await here.FindAsync(token, client.Id, hub.Now, default));

        await there.RemoveAsync(token, client.Id, default);

        Assert.Null(await here.FindAsync(token, client.Id, hub.Now, default));
    }

    [Fact]
    public void What_was_read_before_a_removal_is_not_remembered_after_it()
    {
        var memory = new RefreshTokenMemory(default);
        var grant = new GrantId(Guid.NewGuid());
        var found = new RefreshToken(new("client"), new(Guid.NewGuid()), grant, hub.Now, hub.Now.AddDays(1), default);
        var read = memory.Removals;

        memory.Forget(grant);
        memory.Remember("token", found, read, most: 10);

        Assert.Null(memory.Find("token"));
        memory.Remember("token", found, memory.Removals, most: 10);
        Assert.Same(found, memory.Find("token"));
    }

    private async Task<(string Token, GrantId Grant)> TokenAsync(ThirdParty client)
    {
        using var flow = new Flow(hub, client);
        var tokens = await flow.TokensAsync();
        return ((string)tokens["refresh_token"]!, new(Guid.ParseExact((string)tokens["grant_id"]!, "N")));
    }

    private RefreshTokens NewRegister(INodeOwnership node) => new(
        hub.Services.GetRequiredService<RefreshTokenStore>(), node, hub.Services.GetRequiredService<IOptions<AuthorizationServerOptions>>());
}
