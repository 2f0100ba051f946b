using System.Diagnostics;
using System.Text.Json.Nodes;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.ThirdParties;

/// <summary>The sample third party of samples/fintech, run as its developer would: an independent client library and nothing of ours.</summary>
internal sealed class SampleClient(RunningHub hub) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder = Directory.CreateTempSubdirectory("fintech-").FullName;

    internal string State => Path.Combine(_folder, "fintech.json");

    internal async Task RegisterAsync(string auth, string binding, string certificateName)
    {
        var token = await InitialAccessTokenAsync();
        var certificate = Path.Combine(hub.DataPath, "certs", "third-parties", certificateName);
        await RunAsync(
            "register", "--issuer", hub.SecureAddress.GetLeftPart(UriPartial.Authority), $"--initial-access-token={token}", "--auth", auth, "--binding", binding,
            "--certificate", $"{certificate}.pem", "--key", $"{certificate}.key", "--port", $"{Repository.FreePort()}");
    }

    /// <summary>Asks for consent and has a customer give all of it; answers what was granted.</summary>
    internal async Task<JsonNode> LinkAsync(DemoCustomer person)
    {
        using var link = Start("link");
        var address = await AddressAsync(link);
        using var browser = new ConsentBrowser(hub);
        await browser.AllowAllAsync(address, person);
        var (exit, output, complaints) = await EndAsync(link);
        Assert.True(exit == 0, complaints);
        return JsonNode.Parse(output)!;
    }

    internal async Task<string> RunAsync(params string[] words)
    {
        var (exit, output, complaints) = await TryAsync(words);
        Assert.True(exit == 0, $"{words[0]}: {complaints}");
        return output;
    }

    /// <summary>Whatever comes of it.</summary>
    internal async Task<(int Exit, string Output, string Complaints)> TryAsync(params string[] words)
    {
        using var process = Start(words);
        return await EndAsync(process);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> InitialAccessTokenAsync()
    {
        using var command = await hub.RunAsync("client-token");
        Assert.Equal(0, command.ExitCode);
        return command.Written.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(' ')[^1]).OrderByDescending(word => word.Length).First();
    }

    private Process Start(params string[] words)
    {
        var start = new ProcessStartInfo("node", [Repository.Path("samples", "fintech", "fintech.mjs"), .. words, "--state", State])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NODE_EXTRA_CA_CERTS"] = Path.Combine(hub.DataPath, "certs", "ca.pem") },
        };
        return Process.Start(start)!;
    }

    private static async Task<Uri> AddressAsync(Process link)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await link.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (Uri.TryCreate(line, UriKind.Absolute, out var address))
            {
                return address;
            }
        }

        throw new InvalidOperationException($"The sample client ended without an address: {await link.StandardError.ReadToEndAsync()}");
    }

    private static async Task<(int Exit, string Output, string Complaints)> EndAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        var complaints = process.StandardError.ReadToEndAsync(patience.Token);
        var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, output, await complaints);
    }
}
