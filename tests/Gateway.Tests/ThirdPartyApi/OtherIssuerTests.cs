using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Gateway.ThirdPartyApi;
using MyDataHub.Gateway.ThirdPartyApi.Tokens;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.Tests.ThirdPartyApi;

/// <summary>Tokens of another authorization server that the operator named, and of those that it did not.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class OtherIssuerTests(AuthorizationHub hub) : IAsyncLifetime, IDisposable
{
    private const string Issuer = "https://sso.bank.example";

    private readonly SigningParty _theirKey = SigningParty.ES256("theirs");
    private readonly SigningParty _otherKey = SigningParty.ES256("theirs");
    private WebApplication _theirs = null!;
    private OpenParty _party = null!;
    private IssuerOptions _named = null!;

    public async Task InitializeAsync()
    {
        _theirs = TheirServer.Make(hub);
        _theirs.MapGet("/jwks", () => Results.Text(new JsonObject { ["keys"] = new JsonArray(_theirKey.Jwk) }.ToJsonString(), "application/jwk-set+json"));
        var address = await TheirServer.StartAsync(_theirs);
        _party = await OpenParty.OfAsync(hub, usesDpop: true);
        _named = new IssuerOptions { Issuer = Issuer, JwksUri = new UriBuilder(address) { Host = "localhost", Path = "/jwks" }.Uri, Clients = { _party.Client.Id.Value } };
        Issuers.Add(_named);
    }

    public async Task DisposeAsync()
    {
        Issuers.Remove(_named);
        await _theirs.DisposeAsync();
    }

    public void Dispose()
    {
        _party.Dispose();
        _theirKey.Dispose();
        _otherKey.Dispose();
    }

    [Fact]
    public async Task Its_token_reads_what_its_client_was_granted_here() => await (await _party.GetAsync(token: Token())).ReadAsync();

    [Fact]
    public async Task Its_token_ends_with_the_grant()
    {
        _party.Answer = (_, _) => new OpenAnswer.GrantOver();

        await (await _party.GetAsync(token: Token())).TokenRefusedAsync(isDpop: true);
    }

    [Fact]
    public async Task Its_token_is_bound_like_any_other()
    {
        var token = Token();

        await (await _party.SendAsync(OpenParty.View, ("Authorization", $"Bearer {token}"))).TokenRefusedAsync(isDpop: true);
        await (await _party.GetAsync(token: Token(claims => claims.Remove("cnf")))).TokenRefusedAsync(isDpop: true);
    }

    [Theory]
    [InlineData("client_id", "somebody-else")]
    [InlineData("aud", "https://other.example/api")]
    [InlineData("iss", "https://unnamed.example")]
    [InlineData("exp", 1)]
    public async Task A_token_that_is_not_its_to_give_is_refused(string claim, object value) =>
        await (await _party.GetAsync(token: Token(claims => claims[claim] = JsonValue.Create(value)))).TokenRefusedAsync(isDpop: true);

    [Fact]
    public async Task A_token_of_another_key_or_of_no_named_one_is_refused()
    {
        await (await _party.GetAsync(token: _otherKey.Sign(Claims(), "at+jwt"))).TokenRefusedAsync(isDpop: true);
        await (await _party.GetAsync(token: _theirKey.Sign(Claims(), "at+jwt", header => header.Remove("kid")))).TokenRefusedAsync(isDpop: true);
    }

    [Fact]
    public async Task It_cannot_make_tokens_of_ours_nor_we_of_its()
    {
        await (await _party.GetAsync(token: _theirKey.Sign(OAuthReading.ClaimsOf(_party.Token), "at+jwt"))).TokenRefusedAsync(isDpop: true);
        await (await _party.GetAsync(token: _party.Signed(Claims()))).TokenRefusedAsync(isDpop: true);
    }

    [Fact]
    public async Task A_token_of_an_issuer_that_is_named_no_more_is_refused()
    {
        var token = Token();
        await (await _party.GetAsync(token: token)).ReadAsync();

        Issuers.Remove(_named);

        await (await _party.GetAsync(token: token)).TokenRefusedAsync(isDpop: true);
    }

    private IList<IssuerOptions> Issuers => hub.Services.GetRequiredService<IOptions<ThirdPartyApiOptions>>().Value.Issuers;

    private string Token(Action<JsonObject>? change = null)
    {
        var claims = Claims();
        change?.Invoke(claims);
        return _theirKey.Sign(claims, "at+jwt");
    }

    // What ours says, said by them.
    private JsonObject Claims()
    {
        var claims = OAuthReading.ClaimsOf(_party.Token);
        claims["iss"] = Issuer;
        return claims;
    }
}
