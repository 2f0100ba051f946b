using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using MyDataHub.Gateway.Tests.Fakes;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Running;

/// <summary>One authorization as a client and a customer's browser go through it, step by step; a test may do one of them wrong.</summary>
internal sealed class Flow(AuthorizationHub hub, ThirdParty client) : IDisposable
{
    internal const string RedirectUri = "https://budget.example/callback";
    internal const string State = "state-1";

    internal ThirdParty Client => client;

    internal Browser Browser { get; init; } = hub.OpenBrowser();

    internal string Verifier { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Everything a customer of the tests has, until next year.</summary>
    internal static JsonObject Consent() => new()
    {
        ["type"] = "mydata_consent",
        ["domains"] = new JsonArray("bank", "card", "investment"),
        ["accounts"] = "choose",
        ["detail"] = new JsonArray("totals", "balances", "transactions", "holdings"),
        ["history_from"] = "2026-01-01",
        ["purpose"] = new JsonObject { ["code"] = "personal-finance", ["text"] = "Monthly budget" },
        ["recurring"] = true,
        ["ends_on"] = "2027-01-01",
    };

    /// <summary>A request that is right in everything.</summary>
    internal Dictionary<string, string> Request() => new()
    {
        ["client_id"] = client.Id.Value,
        ["response_type"] = "code",
        ["redirect_uri"] = RedirectUri,
        ["scope"] = "mydata openid",
        ["state"] = State,
        ["nonce"] = "nonce-1",
        ["code_challenge"] = AuthorizationHub.HashOf(Verifier),
        ["code_challenge_method"] = "S256",
        ["authorization_details"] = new JsonArray(Consent()).ToJsonString(),
    };

    /// <summary>Pushes the request without a proof, so that the code is bound to no key.</summary>
    internal Task<HttpResponseMessage> PushAsync(Action<Dictionary<string, string>>? change = null, string? proof = null)
    {
        var request = Request();
        change?.Invoke(request);
        return client.SendAsync("/oauth/par", client.Authenticated(request.Select(field => (field.Key, field.Value))), proof);
    }

    internal async Task<string> PushedAsync(Action<Dictionary<string, string>>? change = null, string? proof = null)
    {
        var answer = await PushAsync(change, proof);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (string)(await answer.JsonAsync())["request_uri"]!;
    }

    internal Task<HttpResponseMessage> AuthorizeAsync(string requestUri) =>
        Browser.GetAsync($"/oauth/authorize?client_id={client.Id}&request_uri={Uri.EscapeDataString(requestUri)}");

    /// <summary>The path of the interaction that the browser is sent to.</summary>
    internal async Task<string> OpenAsync(string requestUri)
    {
        var answer = await AuthorizeAsync(requestUri);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    internal async Task SignInAsync(string interaction)
    {
        var answer = await SubmitAsync(interaction, "sign-in", ("loginId", FakeEnrolment.Login), ("password", FakeEnrolment.Password));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    /// <summary>Asked for and opened, the customer signed in: the path of the interaction.</summary>
    internal async Task<string> SignedInAsync()
    {
        var interaction = await OpenAsync(await PushedAsync());
        await SignInAsync(interaction);
        return interaction;
    }

    /// <summary>Fills in and sends a form of the interaction's page as it is now.</summary>
    internal async Task<HttpResponseMessage> SubmitAsync(string interaction, string step, params (string Name, string Value)[] fields)
    {
        var page = await (await Browser.GetAsync(interaction)).Content.ReadAsStringAsync();
        return await PostAsync(interaction, step, TokenOf(page), fields);
    }

    internal Task<HttpResponseMessage> PostAsync(string interaction, string step, string token, params (string Name, string Value)[] fields) =>
        Browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"{interaction}/{step}")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("token", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]),
        }, []);

    internal static string TokenOf(string page) => Regex.Match(page, """name="token" value="([^"]+)""").Groups[1].Value;

    /// <summary>What an eager customer ticks.</summary>
    internal static (string Name, string Value)[] Everything() =>
    [
        ($"item.{FakeGrants.Salary}", "on"), ($"item.{FakeGrants.Savings}", "on"), ($"item.{FakeGrants.Card}", "on"), ($"item.{FakeGrants.Broker}", "on"),
        ("detail.totals", "on"), ("detail.balances", "on"), ("detail.transactions", "on"), ("detail.holdings", "on"),
        ("ends_on", "2027-01-01"), ("history_from", "2026-01-01"),
    ];

    internal Task<HttpResponseMessage> DecideAsync(string interaction, string act, params (string Name, string Value)[] fields) =>
        SubmitAsync(interaction, "decision", [.. fields, ("act", act)]);

    /// <summary>What the client's redirect URI receives.</summary>
    internal static Dictionary<string, string> Received(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var location = answer.Headers.Location!;
        Assert.Equal(RedirectUri, location.GetLeftPart(UriPartial.Path));
        return QueryHelpers.ParseQuery(location.Query).ToDictionary(pair => pair.Key, pair => Assert.Single(pair.Value)!);
    }

    /// <summary>The whole way to a code, with everything ticked.</summary>
    internal async Task<string> CodeAsync(Action<Dictionary<string, string>>? change = null, string? proof = null)
    {
        var interaction = await OpenAsync(await PushedAsync(change, proof));
        if ((await (await Browser.GetAsync(interaction)).Content.ReadAsStringAsync()).Contains("sign-in", StringComparison.Ordinal))
        {
            await SignInAsync(interaction);
        }

        return Received(await DecideAsync(interaction, "allow", Everything()))["code"];
    }

    internal Task<HttpResponseMessage> RedeemAsync(string code, params (string Name, string Value)[] change)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = RedirectUri,
            ["code_verifier"] = Verifier,
        };
        foreach (var (name, value) in change)
        {
            form[name] = value;
        }

        return client.PostAsync("/oauth/token", [.. form.Where(field => field.Value.Length > 0).Select(field => (field.Key, field.Value))]);
    }

    /// <summary>The whole way to the token answer.</summary>
    internal async Task<JsonNode> TokensAsync(Action<Dictionary<string, string>>? change = null, string? proof = null)
    {
        var answer = await RedeemAsync(await CodeAsync(change, proof));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}\n{hub.Hub.Parts.Logs.Lines.LastOrDefault()}");
        return await answer.JsonAsync();
    }

    internal Task<HttpResponseMessage> RefreshAsync(string refreshToken, params (string Name, string Value)[] further) =>
        client.PostAsync("/oauth/token", [("grant_type", "refresh_token"), ("refresh_token", refreshToken), .. further]);

    internal async Task<JsonNode> IntrospectAsync(string token)
    {
        var answer = await client.PostAsync("/oauth/introspect", ("token", token));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }

    /// <summary>What the authorization server tells the token's owner.</summary>
    internal async Task<bool> IsActiveAsync(string token) => (bool)(await IntrospectAsync(token))["active"]!;

    public void Dispose() => Browser.Dispose();
}
