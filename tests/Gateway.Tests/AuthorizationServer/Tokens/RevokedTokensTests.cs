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
public sealed class RevokedTokensTests(AuthorizationHub hub)
{
    private static readonly GrantId Grant = new(Guid.NewGuid());

    [Fact]
    public async Task L059_Memory_is_good_only_while_no_other_node_can_have_revoked_anything()
    {
        var node = new Ownership();
        var (here, there) = (NewRegister(node), NewRegister(new Ownership { Lost = new(canceled: true) }));
        var id = Guid.NewGuid().ToString();
        Assert.False(await IsRevokedAsync(here, id));

        // Somebody else took over, revoked, and went; this node is alone again.
        await there.RevokeAsync(id, hub.Now.AddMinutes(5), default);
        Assert.False(await IsRevokedAsync(here, id));
        node.Lost = new CancellationTokenSource().Token;

        Assert.True(await IsRevokedAsync(here, id));
    }

    [Fact]
    public async Task L059_A_node_that_is_not_alone_asks_each_time()
    {
        var lost = new Ownership { Lost = new(canceled: true) };
        var (here, there) = (NewRegister(lost), NewRegister(lost));
        var id = Guid.NewGuid().ToString();
        Assert.False(await IsRevokedAsync(here, id));

        await there.RevokeAsync(id, hub.Now.AddMinutes(5), default);

        Assert.True(await IsRevokedAsync(here, id));
    }

    [Fact]
    public async Task L126_All_that_a_grant_had_is_void_and_what_comes_later_is_not()
    {
        var here = NewRegister(new Ownership());
        var grant = new GrantId(Guid.NewGuid());

        await here.RevokeAllAsync(grant, default);

        Assert.True(await here.IsRevokedAsync("1", grant, hub.Now, default));
        Assert.False(await here.IsRevokedAsync("2", grant, hub.Now.AddSeconds(1), default));
        Assert.False(await here.IsRevokedAsync("3", new GrantId(Guid.NewGuid()), hub.Now, default));
        Assert.False(await here.IsRevokedAsync("4", null, hub.Now, default));
    }

    private ValueTask<bool> IsRevokedAsync(RevokedTokens register, string id) => register.IsRevokedAsync(id, Grant, hub.Now, default);

    private RevokedTokens NewRegister(INodeOwnership node) => new(
        hub.Services.GetRequiredService<RevokedTokenStore>(), node, hub.Clock, hub.Services.GetRequiredService<IOptions<AuthorizationServerOptions>>());
}
