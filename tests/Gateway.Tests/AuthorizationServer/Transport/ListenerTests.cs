using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Transport;

[Collection(AuthorizationHub.Collection)]
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class ListenerTests(AuthorizationHub hub)
{
    [Theory]
    [InlineData("/.well-known/oauth-authorization-server")]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/oauth/jwks")]
    [InlineData("/oauth/par")]
    [InlineData("/oauth/authorize")]
    [InlineData("/oauth/token")]
    [InlineData("/oauth/introspect")]
    [InlineData("/oauth/revoke")]
    [InlineData("/oauth/register")]
    [InlineData("/oauth/grants/x")]
    public async Task L001_In_clear_text_no_endpoint_exists(string path)
    {
        using var http = hub.NewPlainClient();
        using var form = new FormUrlEncodedContent([]);

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync(path, form)).StatusCode);
    }

    [Fact]
    public async Task L001_Clear_text_on_a_tls_port_gets_no_answer()
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://localhost:{hub.Hub.Addresses[0].Port}") };

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/oauth/jwks"));
    }

    [Theory]
    [InlineData("L001", "X-Forwarded-Proto", "https")]
    [InlineData("L001", "Forwarded", "proto=https")]
    public async Task L001_L012_A_field_that_claims_tls_changes_nothing(string line, string field, string value)
    {
        using var http = hub.NewPlainClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation(field, value);

        Assert.True((await http.GetAsync("/oauth/jwks")).StatusCode == HttpStatusCode.NotFound, line);
    }

#pragma warning disable SYSLIB0039, CA5397, CA5398, CS0618 // The old versions are what must be refused.
    [Theory]
    [InlineData(0, SslProtocols.Tls)]
    [InlineData(0, SslProtocols.Tls11)]
    [InlineData(1, SslProtocols.Tls)]
    [InlineData(1, SslProtocols.Tls11)]
    public async Task L002_Older_versions_than_1_2_are_refused_in_the_handshake(int listener, SslProtocols version) =>
        await Assert.ThrowsAnyAsync<Exception>(() => HandshakeAsync(listener, version, null));
#pragma warning restore SYSLIB0039, CA5397, CA5398, CS0618

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task L002_L007_Of_1_2_and_1_3_the_newer_is_taken(int listener)
    {
        Assert.Equal(SslProtocols.Tls13, (await HandshakeAsync(listener, SslProtocols.Tls12 | SslProtocols.Tls13, null)).Version);
        Assert.Equal(SslProtocols.Tls12, (await HandshakeAsync(listener, SslProtocols.Tls12, null)).Version);
    }

    [Theory]
    [InlineData(0, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256)]
    [InlineData(1, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384)]
    public async Task L003_L006_L009_Recommended_suites_of_1_2_are_taken(int listener, TlsCipherSuite suite) =>
        Assert.Equal(suite, (await HandshakeAsync(listener, SslProtocols.Tls12, suite)).Suite);

    [Theory]
    [InlineData(0, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256)]
    [InlineData(0, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA)]
    [InlineData(0, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256)]
    [InlineData(1, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256)]
    [InlineData(1, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM)]
    public async Task L003_L006_L009_Other_suites_of_1_2_are_refused_in_the_handshake(int listener, TlsCipherSuite suite) =>
        await Assert.ThrowsAnyAsync<Exception>(() => HandshakeAsync(listener, SslProtocols.Tls12, suite));

    [Fact]
    public async Task Only_the_mtls_port_asks_for_a_certificate()
    {
        Assert.False((await HandshakeAsync(0, SslProtocols.Tls13, null)).WasAsked);
        Assert.True((await HandshakeAsync(1, SslProtocols.Tls13, null)).WasAsked);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    [InlineData("/api/session")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health/live")]
    [InlineData("/oauth/authorize")]
    public async Task What_is_for_browsers_is_not_on_the_mtls_port(string path)
    {
        using var http = hub.NewMtlsClientWithoutCertificate();

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("/oauth/jwks")]
    [InlineData("/.well-known/openid-configuration")]
    public async Task L010_No_other_origin_may_read_an_answer(string path)
    {
        using var http = hub.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", "https://somewhere.example");

        var answer = await http.SendAsync(request);

        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/oauth/jwks")]
    [InlineData("/oauth/authorize")]
    public async Task L144_Nothing_can_be_framed(string path)
    {
        using var http = hub.NewClient();

        var answer = await http.GetAsync(path);

        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    private async Task<Handshake> HandshakeAsync(int listener, SslProtocols versions, TlsCipherSuite? suite)
    {
        var wasAsked = false;
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, hub.Hub.Addresses[listener].Port);
        await using var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            EnabledSslProtocols = versions,
            CipherSuitesPolicy = suite is { } only ? new CipherSuitesPolicy([only]) : null,
            CertificateChainPolicy = hub.Trust(),
            // Called once before anything is known of the server, and again when it asks.
            LocalCertificateSelectionCallback = (_, _, _, server, _) =>
            {
                wasAsked |= server is not null;
                return null!;
            },
        });
        // In 1.3 a refusal may come only with the first answer.
        await tls.WriteAsync("GET /oauth/jwks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray());
        Assert.NotEqual(0, await tls.ReadAsync(new byte[64]));
        return new Handshake(tls.SslProtocol, tls.NegotiatedCipherSuite, wasAsked);
    }

    private sealed record Handshake(SslProtocols Version, TlsCipherSuite Suite, bool WasAsked);
}
