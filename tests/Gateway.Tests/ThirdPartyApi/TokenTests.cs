using System.Buffers.Text;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Tokens;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.Tests.ThirdPartyApi;

/// <summary>FAPI 2.0 Security Profile 5.3.4: what the resource server takes and what it does not.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class TokenTests(AuthorizationHub hub)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task L057_The_token_is_taken_from_the_authorization_field(bool usesDpop)
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop);

        await (await party.GetAsync()).ReadAsync();
    }

    [Theory]
    [InlineData("bearer")]
    [InlineData("BEARER")]
    [InlineData("beArEr")]
    public async Task L057_Bearer_is_taken_in_any_letter_case(string scheme)
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);

        await (await party.SendAsync(OpenParty.View, ("Authorization", $"{scheme} {party.Token}"))).ReadAsync();
    }

    [Theory]
    [InlineData("dpop")]
    [InlineData("DPOP")]
    public async Task L057_Dpop_is_taken_in_any_letter_case(string scheme)
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: true);

        await (await party.SendAsync(OpenParty.View, ("Authorization", $"{scheme} {party.Token}"), ("DPoP", party.Proof()))).ReadAsync();
    }

    [Fact]
    public async Task L057_Two_authorization_fields_are_refused()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);

        var answer = await party.SendAsync(OpenParty.View, ("Authorization", $"Bearer {party.Token}"), ("Authorization", $"Bearer {party.Token}"));

        Assert.True((int)answer.StatusCode is 400 or 401, $"{answer.StatusCode}");
    }

    [Fact]
    public async Task L058_A_token_in_the_query_is_refused()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);

        await (await party.SendAsync($"{OpenParty.View}?access_token={party.Token}")).RefusedAsync(400, "invalid_request", "Bearer");
    }

    [Fact]
    public async Task L058_A_token_in_the_query_is_refused_also_beside_a_good_one()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);

        await (await party.GetAsync($"{OpenParty.View}?access_token={party.Token}")).RefusedAsync(400, "invalid_request", "Bearer");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task L059_A_token_is_refused_from_the_moment_it_is_over_also_when_it_was_good_before(bool usesDpop)
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop);
        await (await party.GetAsync()).ReadAsync();

        hub.Clock.Advance(TimeSpan.FromSeconds(300));

        await (await party.GetAsync()).TokenRefusedAsync(usesDpop);
    }

    [Fact]
    public async Task L059_A_token_whose_claims_were_changed_is_refused()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);
        var claims = OAuthReading.ClaimsOf(party.Token);
        claims["scope"] = "mydata openid";
        var parts = party.Token.Split('.');
        var forged = $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}.{parts[2]}";

        await (await party.GetAsync(token: forged)).TokenRefusedAsync(isDpop: false);
    }

    [Fact]
    public async Task L059_A_token_that_a_client_signed_itself_is_refused()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);
        var header = OAuthReading.HeaderOf(party.Token);

        var forged = party.Client.Key.Sign(OAuthReading.ClaimsOf(party.Token), "at+jwt", made =>
        {
            made["kid"] = (string?)header["kid"];
            made["jwk"] = party.Client.Key.Jwk;
        });

        await (await party.GetAsync(token: forged)).TokenRefusedAsync(isDpop: false);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("RS256")]
    public async Task L059_A_token_of_another_algorithm_is_refused(string algorithm)
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);
        var header = OAuthReading.HeaderOf(party.Token);
        header["alg"] = algorithm;
        var parts = party.Token.Split('.');
        var head = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.ToJsonString()));

        await (await party.GetAsync(token: $"{head}.{parts[1]}.{parts[2]}")).TokenRefusedAsync(isDpop: false);
        await (await party.GetAsync(token: $"{head}.{parts[1]}.")).TokenRefusedAsync(isDpop: false);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("a.b.c")]
    [InlineData("")]
    public async Task L059_What_is_no_jwt_is_refused(string token)
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);

        await (await party.SendAsync(OpenParty.View, ("Authorization", $"Bearer {token}."))).TokenRefusedAsync(isDpop: false);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task L059_A_revoked_token_is_refused_with_its_next_use(bool usesDpop)
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop);
        await (await party.GetAsync()).ReadAsync();

        await hub.Services.GetRequiredService<RevokedTokens>().RevokeAsync((string)OAuthReading.ClaimsOf(party.Token)["jti"]!, hub.Now.AddMinutes(5), default);

        await (await party.GetAsync()).TokenRefusedAsync(usesDpop);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task L059_A_token_of_a_grant_that_has_ended_is_refused(bool usesDpop)
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop);
        await (await party.GetAsync()).ReadAsync();

        party.Answer = (_, _) => new OpenAnswer.GrantOver();

        await (await party.GetAsync()).TokenRefusedAsync(usesDpop);
    }

    [Fact]
    public async Task L059_A_token_whose_key_was_removed_is_refused()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);
        var claims = OAuthReading.ClaimsOf(party.Token);
        var other = SigningParty.ES256("never-ours");

        await (await party.GetAsync(token: other.Sign(claims, "at+jwt"))).TokenRefusedAsync(isDpop: false);
    }

    [Fact]
    public async Task L060_Without_a_token_the_challenge_has_no_error()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);

        var answer = await party.SendAsync(OpenParty.View);

        await answer.ProblemAsync(401, "no-token");
        Assert.Equal(["DPoP", "Bearer"], answer.Headers.WwwAuthenticate.Select(challenge => challenge.Scheme));
        Assert.DoesNotContain(answer.Headers.WwwAuthenticate, challenge => challenge.Parameter!.Contains("error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Basic YTpi")]
    [InlineData("Bearer")]
    [InlineData("Token abc")]
    public async Task L060_Another_scheme_is_no_token(string field)
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);

        await (await party.SendAsync(OpenParty.View, ("Authorization", field))).ProblemAsync(401, "no-token");
    }

    [Theory]
    [InlineData("")]
    [InlineData("openid")]
    [InlineData("mydatax grant_management_query")]
    public async Task L060_A_token_without_the_scope_of_the_open_api_is_refused(string scope)
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: true);

        await (await party.GetAsync(token: party.Issue(token => token with { Scope = scope }))).RefusedAsync(403, "insufficient_scope", "DPoP");
    }

    [Fact]
    public async Task L060_A_clients_own_token_reads_nobody()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: true);
        var own = party.Issue(token => token with { Subject = party.Client.Id.Value, Grant = null, AuthorizationDetails = default });

        await (await party.GetAsync(token: own)).RefusedAsync(403, "insufficient_scope", "DPoP");
    }

    [Fact]
    public async Task L060_What_the_consent_lacks_is_named()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);
        party.Answer = (_, _) => new OpenAnswer.NotGranted(ConsentDetails.Holdings, ConsentDomains.Investment);

        var answer = await party.GetAsync("/open/v1/holdings");

        Assert.Contains("holdings", Assert.Single(answer.Headers.WwwAuthenticate).Parameter, StringComparison.Ordinal);
        var problem = await answer.ProblemAsync(403, "insufficient-scope", "authorization_details");
        Assert.Contains("investment", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task L001_On_the_plain_port_the_open_api_does_not_exist()
    {
        using var http = hub.NewPlainClient();

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(OpenParty.View)).StatusCode);
    }
}
