using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Authorize;

[Collection(AuthorizationHub.Collection)]
public sealed class AuthorizeTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L102_Client_id_and_request_uri_alone_suffice_and_nothing_else_counts()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var uri = Uri.EscapeDataString(await flow.PushedAsync());

        var answer = await flow.Browser.GetAsync(
            $"/oauth/authorize?client_id={client.Id}&request_uri={uri}&state=other&redirect_uri=https://evil.example&scope=everything&response_mode=jwt");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var interaction = answer.Headers.Location!.ToString();
        await flow.SignInAsync(interaction);
        Assert.Equal(Flow.State, Flow.Received(await flow.DecideAsync(interaction, "refuse"))["state"]);
    }

    [Fact]
    public async Task L043_A_request_that_was_not_pushed_ends_on_a_page()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        await (await flow.Browser.GetAsync(QueryHelpers.AddQueryString("/oauth/authorize", flow.Request()!))).PageAsync(400);
    }

    [Fact]
    public async Task L103_A_request_uri_without_client_id_ends_on_a_page()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        await (await flow.Browser.GetAsync($"/oauth/authorize?request_uri={Uri.EscapeDataString(await flow.PushedAsync())}")).PageAsync(400);
    }

    [Fact]
    public async Task L033_An_unknown_client_never_causes_a_redirect()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        var page = await (await flow.Browser.GetAsync(
            $"/oauth/authorize?client_id=nobody&request_uri={Uri.EscapeDataString(await flow.PushedAsync())}&redirect_uri=https://evil.example")).PageAsync(400);

        Assert.DoesNotContain("evil", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("urn:ietf:params:oauth:request_uri:guess")]
    [InlineData("https://evil.example/request.jwt")]
    [InlineData("")]
    public async Task L033_A_made_up_request_uri_never_causes_a_redirect_nor_a_fetch(string uri)
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        await (await flow.AuthorizeAsync(uri)).PageAsync(400);
    }

    [Fact]
    public async Task L100_Another_clients_request_uri_is_worth_nothing()
    {
        using var client = await hub.RegisterAsync();
        using var other = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        using var theft = new Flow(hub, other);

        await (await theft.AuthorizeAsync(await flow.PushedAsync())).PageAsync(400);
    }

    [Fact]
    public async Task L101_An_expired_request_uri_ends_on_a_page()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var uri = await flow.PushedAsync();

        hub.Clock.Advance(TimeSpan.FromSeconds(90));

        await (await flow.AuthorizeAsync(uri)).PageAsync(400);
    }

    [Fact]
    public async Task L054_Loading_the_page_twice_spends_nothing()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var uri = await flow.PushedAsync();
        await flow.OpenAsync(uri);

        var interaction = await flow.OpenAsync(uri);

        await flow.SignInAsync(interaction);
        Assert.Contains("code", Flow.Received(await flow.DecideAsync(interaction, "allow", Flow.Everything())).Keys);
    }

    [Fact]
    public async Task L101_A_request_uri_is_worth_nothing_once_the_customer_has_decided()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var uri = await flow.PushedAsync();
        var (interaction, second) = (await flow.OpenAsync(uri), await flow.OpenAsync(uri));
        await flow.SignInAsync(interaction);
        await flow.DecideAsync(interaction, "allow", Flow.Everything());

        await (await flow.AuthorizeAsync(uri)).PageAsync(400);
        await (await flow.Browser.GetAsync(interaction)).PageAsync(400);
        await (await flow.Browser.GetAsync(second)).PageAsync(400);
    }

    [Fact]
    public async Task L150_Whoever_reads_the_request_uri_too_late_or_elsewhere_gains_no_code()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var uri = await flow.PushedAsync();
        var interaction = await flow.OpenAsync(uri);
        using var attacker = new Flow(hub, client);

        // The address of the interaction in another browser is nobody's.
        await (await attacker.Browser.GetAsync(interaction)).PageAsync(400);

        // Opening the request_uri there makes another interaction, in which the attacker can only decide about themselves.
        var own = await (await attacker.Browser.GetAsync(await attacker.OpenAsync(uri))).PageAsync(200);
        Assert.Contains("password", own, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("월급통장|4821"), own);
    }

    [Fact]
    public async Task L010_The_authorization_endpoint_speaks_to_no_other_site()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var uri = Uri.EscapeDataString(await flow.PushedAsync());

        var answer = await flow.Browser.GetAsync($"/oauth/authorize?client_id={client.Id}&request_uri={uri}", ("Origin", "https://evil.example"));

        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task L098_Another_method_than_get_is_not_possible()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await flow.Browser.PostAsync("/oauth/authorize", null)).StatusCode);
    }

    [Fact]
    public async Task L001_Pages_of_the_flow_exist_neither_on_the_plain_nor_on_the_mtls_port()
    {
        using var client = await hub.RegisterAsync(usesAssertions: false, usesDpop: false);
        using var plain = hub.NewPlainClient();

        Assert.Equal(HttpStatusCode.NotFound, (await plain.GetAsync("/oauth/authorize")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Http.GetAsync("/oauth/authorize")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await plain.PostAsync("/oauth/token", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await plain.PostAsync("/oauth/par", null)).StatusCode);
    }

    [Fact]
    public async Task L047_With_prompt_none_nothing_is_shown_and_the_client_learns_why()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        var received = Flow.Received(await flow.AuthorizeAsync(await flow.PushedAsync(request => request["prompt"] = "none")));

        Assert.Equal(("login_required", AuthorizationHub.Issuer, Flow.State), (received["error"], received["iss"], received["state"]));
    }

    [Fact]
    public async Task L118_With_prompt_none_a_consent_is_never_given_silently()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        await flow.SignInAsync(await flow.OpenAsync(await flow.PushedAsync()));

        var received = Flow.Received(await flow.AuthorizeAsync(await flow.PushedAsync(request => request["prompt"] = "none")));

        Assert.Equal("consent_required", received["error"]);
    }
}
