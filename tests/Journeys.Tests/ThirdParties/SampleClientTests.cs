using System.Diagnostics;
using System.Text.Json.Nodes;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.ThirdParties;

/// <summary>The whole flow through an independent, certified client library: both client authentications with both sender constraints.</summary>
public sealed class SampleClientTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("private_key_jwt", "dpop")]
    [InlineData("private_key_jwt", "mtls")]
    [InlineData("tls_client_auth", "dpop")]
    [InlineData("tls_client_auth", "mtls")]
    public async Task A_third_party_links_reads_refreshes_and_revokes(string auth, string binding)
    {
        var person = hub.People[0];
        using var customer = await hub.LinkedOnceAsync(person);
        await MakeCertificateAsync("sample");
        using var client = new SampleClient(hub);
        await client.RegisterAsync(auth, binding, "sample");

        var granted = await client.LinkAsync(person);
        Assert.Equal("mydata_consent", (string?)granted["granted"]![0]!["type"]);
        Assert.NotNull((string?)granted["grant_id"]);

        var read = JsonNode.Parse(await client.RunAsync("read"))!;
        var own = await customer.GetAsync("/api/view");
        Assert.Equal(Won(own["netWorth"]!["net"]!), Won(read["view"]!["totals"]!["net"]!));
        Assert.Equal(Won(own["bank"]!["total"]!), Won(read["view"]!["totals"]!["bank"]!));
        Assert.True((int)read["transactions"]! > 0);

        await client.RunAsync("refresh");
        await client.RunAsync("read");

        await client.RunAsync("revoke");
        foreach (var after in new[] { "read", "refresh" })
        {
            var (exit, _, complaints) = await client.TryAsync(after);
            Assert.True(exit != 0, $"{after} still worked after the revocation.");
            Assert.Contains(after, complaints, StringComparison.Ordinal);
        }
    }

    private static decimal Won(JsonNode figure) => (decimal)figure["amount"]!;

    private async Task MakeCertificateAsync(string name)
    {
        using var make = Process.Start(new ProcessStartInfo(Repository.Path("certs", "make"), [Path.Combine(hub.DataPath, "certs"), name]) { RedirectStandardOutput = true })!;
        await make.WaitForExitAsync();
        Assert.Equal(0, make.ExitCode);
    }
}
