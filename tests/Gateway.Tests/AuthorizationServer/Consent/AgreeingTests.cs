using System.Net;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Consent;

[Collection(AuthorizationHub.Collection)]
public sealed class AgreeingTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L101_Of_two_tabs_that_allow_at_once_one_gets_a_code()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var uri = await flow.PushedAsync();
        var (first, second) = (await flow.OpenAsync(uri), await flow.OpenAsync(uri));
        await flow.SignInAsync(first);
        var tokens = new[] { first, second }.Select(async tab => (Tab: tab, Token: Flow.TokenOf(await (await flow.Browser.GetAsync(tab)).PageAsync(200))));
        var forms = await Task.WhenAll(tokens);

        var answers = await Task.WhenAll(forms.Select(form => flow.PostAsync(form.Tab, "decision", form.Token, [.. Flow.Everything(), ("act", "allow")])));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
        Assert.Single(hub.Grants.All, grant => grant.Client == client.Id);
    }

    [Fact]
    public async Task While_the_hub_is_busy_nothing_is_spent_and_the_customer_may_try_again()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.SignedInAsync();
        hub.Grants.Refusal = new Refusal("busy", "Too much at once.");
        try
        {
            await (await flow.DecideAsync(interaction, "allow", Flow.Everything())).PageAsync(503);
        }
        finally
        {
            hub.Grants.Refusal = null;
        }

        Assert.Contains("code", Flow.Received(await flow.DecideAsync(interaction, "allow", Flow.Everything())).Keys);
    }

    [Theory]
    [InlineData("nothing-left", "access_denied")]
    [InlineData("too-many-grants", "access_denied")]
    [InlineData("grant-over", "invalid_grant_id")]
    [InlineData("cannot-merge", "invalid_request")]
    public async Task L118_What_cannot_be_granted_ends_in_an_error_for_the_client(string refusal, string error)
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.SignedInAsync();
        hub.Grants.Refusal = new Refusal(refusal, "It cannot be.");
        try
        {
            Assert.Equal(error, Flow.Received(await flow.DecideAsync(interaction, "allow", Flow.Everything()))["error"]);
        }
        finally
        {
            hub.Grants.Refusal = null;
        }
    }

    [Fact]
    public async Task L149_A_code_and_the_answer_around_it_name_one_issuer_and_no_other_server_can_use_them()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.SignedInAsync();
        var received = Flow.Received(await flow.DecideAsync(interaction, "allow", Flow.Everything()));
        Assert.Equal(AuthorizationHub.Issuer, received["iss"]);

        // What another server was sent for itself does not authenticate the client here.
        var form = client.Authenticated(
            ("grant_type", "authorization_code"), ("code", received["code"]), ("redirect_uri", Flow.RedirectUri), ("code_verifier", flow.Verifier),
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ("client_assertion", client.Assertion(claims => claims["aud"] = "https://other.example")));
        await (await client.SendAsync("/oauth/token", form, client.Proof("POST", "/oauth/token"))).OAuthErrorAsync(401, "invalid_client");
    }
}
