using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.Commands;
using MyDataHub.Gateway.Hosting;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Tests.Fakes;

namespace MyDataHub.Gateway.Tests.Hosting;

public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("start").FullName;

    [Fact]
    public async Task A_port_in_use_is_one_sentence_that_names_it()
    {
        await using var hub = await TestHub.StartAsync();
        var port = hub.Address.Port;

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => TestHub.StartAsync($"--Gateway:HttpPort={port}"));

        var sentence = Failing.SentenceOf(failure);
        Assert.Contains($"127.0.0.1:{port}", sentence, StringComparison.Ordinal);
        Assert.Contains("Gateway:HttpPort", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_development_the_hub_does_not_start_without_tls()
    {
        var failure = await Assert.ThrowsAsync<HostingException>(() => TestHub.StartAsync(new Parts(), Environments.Production));

        Assert.Contains("Gateway:HttpsPort", Failing.SentenceOf(failure), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_is_named()
    {
        var failure = await Assert.ThrowsAsync<HostingException>(() => TestHub.StartAsync(
            new Parts(), Environments.Production, "--Gateway:HttpsPort=0", "--Gateway:CertificatePath=/missing.pem", "--Gateway:CertificateKeyPath=/missing.key"));

        Assert.Contains("/missing.pem", Failing.SentenceOf(failure), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Sessions:IdleMinutes=0", "IdleMinutes")]
    [InlineData("--Gateway:ListenAddress=everywhere", "everywhere")]
    [InlineData("--Gateway:PublicAddress=https://hub.example/app", "PublicAddress")]
    [InlineData("--RateLimits:PerSession=-1", "PerSession")]
    [InlineData("--Gateway:MtlsPort=0", "Gateway:HttpsPort")]
    [InlineData("--Identity:Issuer=http://issuer.example", "https")]
    public async Task A_setting_out_of_range_stops_the_start_and_is_named(string setting, string named)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => TestHub.StartAsync(setting));

        Assert.Contains(named, Failing.SentenceOf(failure), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "does not exist")]
    [InlineData("{ \"Gateway\": ", "cannot be read")]
    public void A_settings_file_that_is_missing_or_broken_is_named(string? content, string why)
    {
        var path = Path.Combine(_folder, "settings.json");
        if (content is not null)
        {
            File.WriteAllText(path, content);
        }

        var failure = Assert.Throws<HostingException>(() => new HubSettings([path], []).CreateBuilder());

        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Later_settings_win_and_the_data_path_moves_everything_that_is_kept()
    {
        var path = Path.Combine(_folder, "settings.json");
        File.WriteAllText(path, """{"Gateway":{"DataPath":"/from/file","HttpPort":1}}""");

        var settings = new HubSettings([path], ["--Gateway:DataPath=/from/line", "--Keys:Folder=/elsewhere"]).CreateBuilder().Configuration;

        Assert.Equal(("/from/line/postgres", "/elsewhere", "1"), (settings["Embedded:DataFolder"], settings["Keys:Folder"], settings["Gateway:HttpPort"]));
    }

    [Fact]
    public async Task L008_Over_tls_cookies_are_secure_and_browsers_are_told_to_stay()
    {
        MakeCertificate();
        await using var hub = await TestHub.StartAsync(
            new Parts(), Environments.Production, "--Gateway:HttpsPort=0", "--Gateway:PublicAddress=https://hub.example/",
            $"--Gateway:CertificatePath={_folder}/hub.pem", $"--Gateway:CertificateKeyPath={_folder}/hub.key");
        Assert.Equal("https", hub.Address.Scheme);
        using var browser = hub.Open();
        await browser.GetAsync("/api/session");

        var answer = await browser.PostAsync("/api/session/password", new { loginId = FakeEnrolment.Login, password = FakeEnrolment.Password });

        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
        var named = await browser.GetAsync("/health/live", ("Host", "hub.example"));
        Assert.Equal("max-age=31536000; includeSubDomains; preload", named.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("customer add --name x")]
    [InlineData("serve --settings")]
    public async Task A_wrong_command_line_ends_with_an_exit_code(string line)
    {
        var exit = await HubCommand.RunAsync(line.Split(' '), (_, _) => Task.FromResult(0), Verbs.All(_ => { }));

        Assert.NotEqual(0, exit);
    }

    [Theory]
    [InlineData("")]
    [InlineData("serve")]
    [InlineData("--Gateway:HttpPort=9 serve")]
    public async Task Serving_is_what_happens_without_a_verb(string line)
    {
        HubSettings? seen = null;

        var exit = await HubCommand.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), (settings, _) => Task.FromResult((seen = settings) is null ? 1 : 0));

        Assert.Equal(0, exit);
        Assert.Equal(line.Contains(':', StringComparison.Ordinal) ? ["--Gateway:HttpPort=9"] : [], seen!.Overrides);
    }

    [Fact]
    public async Task A_word_may_be_given_twice()
    {
        HubSettings? seen = null;

        await HubCommand.RunAsync(["--settings", "a.json", "--settings", "b.json"], (settings, _) => Task.FromResult((seen = settings) is null ? 1 : 0));

        Assert.Equal(["a.json", "b.json"], seen!.Files);
    }

    [Fact]
    public async Task A_failing_command_ends_with_an_exit_code()
    {
        Assert.Equal(1, await HubCommand.RunAsync([], (_, _) => throw new HostingException("It cannot be.")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        File.WriteAllText(Path.Combine(_folder, "hub.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "hub.key"), key.ExportPkcs8PrivateKeyPem());
    }
}
