using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.Tests.ThirdPartyApi;

/// <summary>What must stand in a token that the hub itself has signed.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class TokenClaimsTests(AuthorizationHub hub)
{
    [Theory]
    [InlineData("JWT")]
    [InlineData("dpop+jwt")]
    [InlineData("token-introspection+jwt")]
    public async Task L059_A_jwt_of_another_type_is_no_access_token(string type)
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);

        await (await party.GetAsync(token: party.Signed(OAuthReading.ClaimsOf(party.Token), type))).TokenRefusedAsync(isDpop: false);
    }

    [Fact]
    public async Task L061_A_token_bound_to_nothing_is_refused()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);
        var claims = OAuthReading.ClaimsOf(party.Token);
        claims.Remove("cnf");

        await (await party.GetAsync(token: party.Signed(claims))).TokenRefusedAsync(isDpop: false);
    }

    [Fact]
    public async Task L119_The_tokens_own_details_are_what_is_read_under_it()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);
        OpenAccess? asked = null;
        party.Answer = (access, _) =>
        {
            asked = access;
            return party.Ready();
        };
        var less = OpenParty.Consent with { Details = ConsentDetails.Balances, HistoryFrom = null };

        await party.GetAsync(token: party.Issue(token => token with { AuthorizationDetails = JsonSerializer.SerializeToUtf8Bytes(MyDataConsentWriting.Write(less)) }));

        Assert.Equal((party.Grant.Id, less), (asked!.Grant, asked.Within));
    }

    [Theory]
    [InlineData("""[{"type":"payment_initiation"}]""")]
    [InlineData("""[]""")]
    [InlineData("""{"type":"mydata_consent"}""")]
    public async Task L119_Details_that_cannot_be_enforced_open_nothing(string details)
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);

        var token = party.Issue(made => made with { AuthorizationDetails = Encoding.UTF8.GetBytes(details) });

        await (await party.GetAsync(token: token)).TokenRefusedAsync(isDpop: false);
    }

    [Fact]
    public async Task L119_Details_that_were_agreed_long_ago_still_hold()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);
        var old = OpenParty.Consent with { HistoryFrom = new(2015, 1, 1) };

        await (await party.GetAsync(token: party.Issue(token => token with { AuthorizationDetails = JsonSerializer.SerializeToUtf8Bytes(MyDataConsentWriting.Write(old)) }))).ReadAsync();
    }

    [Theory]
    [InlineData("aud", "https://other.example/api")]
    [InlineData("aud", AuthorizationHub.Issuer)]
    [InlineData("iss", "https://other.example")]
    public async Task L147_A_token_for_another_audience_or_of_another_issuer_is_refused(string claim, string value)
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);
        var claims = OAuthReading.ClaimsOf(party.Token);
        claims[claim] = value;

        await (await party.GetAsync(token: party.Signed(claims))).TokenRefusedAsync(isDpop: false);
    }

    [Fact]
    public async Task L147_An_audience_in_a_list_is_refused()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);
        var claims = OAuthReading.ClaimsOf(party.Token);
        claims["aud"] = new JsonArray((string)claims["aud"]!);

        await (await party.GetAsync(token: party.Signed(claims))).TokenRefusedAsync(isDpop: false);
    }

    [Fact]
    public async Task L039_A_token_of_a_time_to_come_is_refused()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);
        var claims = OAuthReading.ClaimsOf(party.Token);
        claims["iat"] = hub.Now.AddMinutes(2).ToUnixTimeSeconds();

        await (await party.GetAsync(token: party.Signed(claims))).TokenRefusedAsync(isDpop: false);
    }
}
