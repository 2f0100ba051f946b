using System.Net;
using System.Security.Cryptography.X509Certificates;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.ClientAuthentication;

/// <summary>tls_client_auth: the right certificate, and each way to be wrong by one thing.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class CertificateTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L032_L074_A_certificate_says_who_the_client_is()
    {
        using var client = await hub.RegisterAsync(usesAssertions: false, usesDpop: false);

        var answer = await client.SendAsync(Probes.Client, client.Authenticated());

        Assert.Equal((HttpStatusCode.OK, $"{client.Id} {ThumbprintOf(client.Certificate!)}"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("tls_client_auth_subject_dn", "CN=fintech.example,O=Fintech\\, Inc.,C=KR")]
    [InlineData("tls_client_auth_subject_dn", "cn=fintech.example, o=Fintech\\2C Inc., c=KR")]
    [InlineData("tls_client_auth_san_dns", "Client.fintech.example")]
    [InlineData("tls_client_auth_san_uri", "https://fintech.example/client")]
    [InlineData("tls_client_auth_san_ip", "192.0.2.7")]
    [InlineData("tls_client_auth_san_ip", "2001:DB8:0::7")]
    [InlineData("tls_client_auth_san_email", "ops@fintech.example")]
    public async Task L074_The_one_registered_name_is_enough(string member, string name) =>
        Assert.Equal(HttpStatusCode.OK, (await ComeAsync(member, name, Fintech())).StatusCode);

    [Theory]
    [InlineData("tls_client_auth_subject_dn", "CN=fintech.example")]
    [InlineData("tls_client_auth_subject_dn", "CN=fintech.example,O=Fintech\\, Inc.,C=US")]
    [InlineData("tls_client_auth_subject_dn", "C=KR,O=Fintech\\, Inc.,CN=fintech.example")]
    [InlineData("tls_client_auth_subject_dn", "CN=FINTECH.example,O=Fintech\\, Inc.,C=KR")]
    [InlineData("tls_client_auth_san_dns", "fintech.example")]
    [InlineData("tls_client_auth_san_dns", "*.fintech.example")]
    [InlineData("tls_client_auth_san_uri", "https://fintech.example/")]
    [InlineData("tls_client_auth_san_ip", "192.0.2.8")]
    [InlineData("tls_client_auth_san_email", "OPS@fintech.example")]
    public async Task L074_Another_name_is_refused(string member, string name) =>
        await (await ComeAsync(member, name, Fintech())).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");

    [Fact]
    public async Task L074_A_certificate_of_an_unknown_authority_is_refused() => await RefusedAsync(DevelopmentCertificates.SelfSigned("CN=fintech.example"));

    [Fact]
    public async Task L074_A_certificate_that_is_over_is_refused() =>
        await RefusedAsync(hub.Certificates.ForClient("CN=fintech.example", from: hub.Now.AddDays(-9), to: hub.Now.AddDays(-1)));

    [Fact]
    public async Task L074_A_certificate_that_is_not_yet_good_is_refused() =>
        await RefusedAsync(hub.Certificates.ForClient("CN=fintech.example", from: hub.Now.AddDays(1), to: hub.Now.AddDays(9)));

    [Fact]
    public async Task L074_A_certificate_for_servers_is_refused() =>
        await RefusedAsync(hub.Certificates.ForClient("CN=fintech.example", purpose: "1.3.6.1.5.5.7.3.1"));

    [Fact]
    public async Task L074_The_client_must_say_its_id()
    {
        using var client = await hub.RegisterAsync(usesAssertions: false, usesDpop: false);

        await (await client.SendAsync(Probes.Client, [])).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task L074_The_certificate_of_another_client_is_refused()
    {
        using var client = await hub.RegisterAsync(usesAssertions: false, usesDpop: false);
        using var other = await hub.RegisterAsync(usesAssertions: false, usesDpop: false);

        await (await other.SendAsync(Probes.Client, client.Authenticated())).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task L074_Without_a_certificate_the_mtls_port_refuses_in_words()
    {
        using var client = await hub.RegisterAsync(usesAssertions: false, usesDpop: false);
        using var http = hub.NewMtlsClientWithoutCertificate();
        using var form = new FormUrlEncodedContent(client.Authenticated());

        await (await http.PostAsync(Probes.Client, form)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task L075_A_client_registered_for_a_key_cannot_come_with_a_certificate()
    {
        using var client = await hub.RegisterAsync(usesAssertions: true, usesDpop: false, metadata => metadata["tls_client_auth_subject_dn"] = "CN=any");

        await (await client.SendAsync(Probes.Client, [new("client_id", client.Id.Value)])).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Theory]
    [InlineData("X-Client-Cert")]
    [InlineData("X-SSL-Client-Cert")]
    [InlineData("X-ARR-ClientCert")]
    [InlineData("Client-Cert")]
    [InlineData("X-Forwarded-Client-Cert")]
    public async Task L012_A_certificate_in_a_header_field_is_none(string field)
    {
        using var client = await hub.RegisterAsync(usesAssertions: false, usesDpop: false);
        using var http = hub.NewMtlsClientWithoutCertificate();
        using var request = new HttpRequestMessage(HttpMethod.Post, Probes.Client) { Content = new FormUrlEncodedContent(client.Authenticated()) };
        request.Headers.TryAddWithoutValidation(field, Convert.ToBase64String(client.Certificate!.RawData));

        await (await http.SendAsync(request)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task L032_On_the_port_that_never_asks_nobody_comes_with_a_certificate()
    {
        using var client = await hub.RegisterAsync(usesAssertions: false, usesDpop: false);
        using var http = hub.NewClient();
        using var form = new FormUrlEncodedContent(client.Authenticated());

        await (await http.PostAsync(Probes.Client, form)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
    }

    private X509Certificate2 Fintech() => hub.Certificates.ForClient("CN=fintech.example, O=\"Fintech, Inc.\", C=KR", names =>
    {
        names.AddDnsName("client.fintech.example");
        names.AddUri(new Uri("https://fintech.example/client"));
        names.AddIpAddress(IPAddress.Parse("192.0.2.7"));
        names.AddIpAddress(IPAddress.Parse("2001:db8::7"));
        names.AddEmailAddress("ops@fintech.example");
    });

    private async Task<HttpResponseMessage> ComeAsync(string member, string name, X509Certificate2 certificate)
    {
        using var client = await hub.RegisterAsync(usesAssertions: false, usesDpop: false, metadata =>
        {
            metadata.Remove("tls_client_auth_subject_dn");
            metadata[member] = name;
        });
        using var http = hub.NewClient(certificate);
        using var form = new FormUrlEncodedContent(client.Authenticated());
        return await http.PostAsync(Probes.Client, form);
    }

    private async Task RefusedAsync(X509Certificate2 certificate) =>
        await (await ComeAsync("tls_client_auth_subject_dn", "CN=fintech.example", certificate)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");

    private static string ThumbprintOf(X509Certificate2 certificate) =>
        System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.SHA256.HashData(certificate.RawData));
}
