using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer;
using MyDataHub.Gateway.AuthorizationServer.Keys;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.Tests.ThirdPartyApi;

/// <summary>Tokens and the keys that sign them, which may change at any moment on any node.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class TokenKeyTests(AuthorizationHub hub)
{
    [Fact]
    public async Task A_token_whose_key_another_node_made_just_now_is_let_in()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);
        using var other = new ServerKeys(
            hub.Services.GetRequiredService<ServerKeyTable>(), hub.Clock, hub.Services.GetRequiredService<IOptions<AuthorizationServerOptions>>());
        await other.RotateAsync(atOnce: true, default);
        // Another test may have looked for a key a moment ago.
        hub.Clock.Advance(TimeSpan.FromSeconds(5));

        var token = other.Sign(Encoding.UTF8.GetBytes(OAuthReading.ClaimsOf(party.Token).ToJsonString()), "at+jwt");

        await (await party.GetAsync(token: token)).ReadAsync();
        await (await party.GetAsync()).TokenRefusedAsync(isDpop: false);
    }
}
