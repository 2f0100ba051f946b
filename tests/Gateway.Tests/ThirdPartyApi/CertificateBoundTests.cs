using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.ThirdPartyApi;

/// <summary>RFC 8705 3 at the resource server.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class CertificateBoundTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L077_A_token_is_good_with_the_certificate_of_its_confirmation()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);

        await (await party.WithAsync(party.Client.Certificate)).ReadAsync();
    }

    [Fact]
    public async Task L078_With_another_certificate_a_stolen_token_is_useless()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);
        using var thief = hub.Certificates.ForClient("CN=thief");

        await (await party.WithAsync(thief)).TokenRefusedAsync(isDpop: false);
    }

    [Fact]
    public async Task L078_Without_a_certificate_a_stolen_token_is_useless()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);

        await (await party.WithAsync(null)).TokenRefusedAsync(isDpop: false);
    }

    [Fact]
    public async Task L078_On_the_port_without_certificates_a_stolen_token_is_useless()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);
        using var http = hub.NewClient();

        await (await OpenParty.SendAsync(http, OpenParty.View, [("Authorization", $"Bearer {party.Token}")])).TokenRefusedAsync(isDpop: false);
    }

    [Fact]
    public async Task L078_A_renewed_certificate_of_the_same_subject_is_another_one()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);
        using var renewed = hub.Certificates.ForClient(party.Client.Certificate!.Subject);

        await (await party.WithAsync(renewed)).TokenRefusedAsync(isDpop: false);
    }

    [Fact]
    public async Task L078_A_stolen_certificate_is_useless_without_its_token()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);

        await (await party.SendAsync(OpenParty.View)).ProblemAsync(401, "no-token");
    }

    [Fact]
    public async Task L012_A_certificate_in_a_header_is_nobodys()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);
        using var http = hub.NewMtlsClientWithoutCertificate();
        var pem = Uri.EscapeDataString(party.Client.Certificate!.ExportCertificatePem());

        var answer = await OpenParty.SendAsync(http, OpenParty.View,
            [("Authorization", $"Bearer {party.Token}"), ("X-Client-Cert", pem), ("X-SSL-CERT", pem), ("Client-Cert", pem), ("X-Forwarded-Client-Cert", pem)]);

        await answer.TokenRefusedAsync(isDpop: false);
    }

    [Fact]
    public async Task L079_A_token_bound_to_the_renewed_certificate_is_good_with_that_one_only()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);
        using var renewed = hub.Certificates.ForClient(party.Client.Certificate!.Subject);
        using var http = hub.NewClient(renewed);
        var token = party.Issue(made => made with { Confirmation = new Gateway.AuthorizationServer.Tokens.Confirmation.Certificate(AuthorizationHub.ThumbprintOf(renewed)) });

        await (await OpenParty.SendAsync(http, OpenParty.View, [("Authorization", $"Bearer {token}")])).ReadAsync();
        await (await party.GetAsync(token: token)).TokenRefusedAsync(isDpop: false);
    }

    [Fact]
    public async Task L061_A_certificate_bound_token_is_no_dpop_token()
    {
        using var party = await OpenParty.OfAsync(hub, usesDpop: false);

        await (await party.SendAsync(OpenParty.View, ("Authorization", $"DPoP {party.Token}"), ("DPoP", party.Proof()))).TokenRefusedAsync(isDpop: false);
    }
}
