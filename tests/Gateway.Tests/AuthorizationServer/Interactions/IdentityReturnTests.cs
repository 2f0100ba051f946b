using System.Net;
using System.Text.RegularExpressions;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Gateway.Tests.SignIn;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Interactions;

[Collection(AuthorizationHub.Collection)]
public sealed class IdentityReturnTests(AuthorizationHub hub)
{
    [Fact]
    public async Task Whoever_signs_in_by_identity_verification_comes_back_to_the_question()
    {
        await using var issuer = await Issuer.StartAsync(hub.Now.AddMinutes(10));
        await using var node = await hub.StartNodeAsync(
            new Parts { KeepsInStore = true, Clock = hub.Clock, Customer = hub.Hub.Customer },
            $"--Identity:Issuer={issuer.Name}", $"--Identity:ClientId={Issuer.ClientId}", "--Identity:ClientSecret=hub-secret");
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client) { Browser = hub.OpenBrowser(node) };
        var interaction = await flow.OpenAsync(await flow.PushedAsync());
        var page = await (await flow.Browser.GetAsync(interaction)).PageAsync(200);
        var link = new Uri(WebUtility.HtmlDecode(Regex.Match(page, "href=\"([^\"]*/api/session/identity[^\"]*)\"").Groups[1].Value));

        var begun = await flow.Browser.GetAsync(link.PathAndQuery);
        var back = await flow.Browser.GetAsync(issuer.Agree(begun.Headers.Location!));

        Assert.Equal($"{AuthorizationHub.Issuer}{interaction}?lang=ko", back.Headers.Location?.ToString());
    }
}
