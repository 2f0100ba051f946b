using System.Security.Authentication;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Hosting;

/// <summary>TLS 1.3 with client certificates (2.2).</summary>
public sealed class TransportTests : SandboxTest
{
    [Theory]
    [InlineData(TestSandbox.Bank)]
    [InlineData(Catalogue.CertificateAuthority)]
    [InlineData(Catalogue.Portal)]
    [InlineData(Catalogue.Register)]
    [InlineData(Catalogue.Prices)]
    public async Task Without_a_client_certificate_there_is_no_connection(string party)
    {
        using var client = TestSandbox.Client(null);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync(Sandbox.At(party, "")));
    }

    [Fact]
    public async Task A_server_certificate_is_no_client_certificate()
    {
        using var client = TestSandbox.Client("gateway");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync(Sandbox.At(TestSandbox.Bank, "")));
    }

    [Fact]
    public async Task The_exchange_rate_service_asks_for_no_certificate()
    {
        using var client = TestSandbox.Client(null);
        using var answer = await client.GetAsync(Sandbox.At(Catalogue.Rates, "exchangeJSON"));

        Assert.True(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Older_tls_is_refused()
    {
        using var client = TestSandbox.Client("operator", SslProtocols.Tls12);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync(Sandbox.At(TestSandbox.Bank, "")));
    }
}
