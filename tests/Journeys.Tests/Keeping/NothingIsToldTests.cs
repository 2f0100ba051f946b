using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.Keeping;

/// <summary>
/// A whole run with its mishaps, and what it wrote to its logs and its collector, answered as errors and shows to others on the machine: nothing
/// about a person, and no secret.
/// </summary>
public sealed class NothingIsToldTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string AccessTokenBegins = "eyJhbGciOi";
    private readonly List<string> _errors = [];

    [Fact]
    public async Task Logs_and_telemetry_say_nothing()
    {
        await using var telemetry = await TelemetrySink.StartAsync();
        hub.Environment = telemetry.Environment;
        await hub.StopGatewayAsync();
        await hub.StartGatewayAsync();
        var person = hub.People[0];
        using var customer = await hub.SignInAsync(person);
        await customer.LinkAsync(hub, person, await customer.AllInstitutionsAsync());
        var personal = await Personal.OfAsync(customer, person);
        var secrets = await Personal.SecretsOfAsync(hub);

        await MishapsAsync(customer, person, personal);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var processes = hub.RunningProcesses();
        await hub.StopGatewayAsync();

        Assert.True(personal.Count > 50 && secrets.Count > 5, $"Only {personal.Count} texts and {secrets.Count} secrets were found to look for.");
        Assert.Contains("mydatahub.outbound.calls", telemetry.Received, StringComparison.Ordinal);
        Assert.Contains("/api/collections", telemetry.Received, StringComparison.Ordinal);
        Assert.Contains(hub.SettingsPath, processes, StringComparison.Ordinal);
        Assert.Contains("postgres", processes, StringComparison.Ordinal);
        Assert.True(_errors.Count > 60, $"Only {_errors.Count} answers were errors.");
        string[] forbidden = [.. personal, .. secrets, AccessTokenBegins];
        Assert.Equal([], forbidden.Where(text => hub.Logs.Contains(text, StringComparison.Ordinal)).Select(text => $"log: {text}"));
        Assert.Equal([], forbidden.Where(text => hub.SandboxLog.Contains(text, StringComparison.Ordinal)).Select(text => $"sandbox's log: {text}"));
        Assert.Equal([], forbidden.Where(text => processes.Contains(text, StringComparison.Ordinal)).Select(text => $"processes: {text}"));
        var told = _errors.SelectMany(error => forbidden.Where(text => Told(error).Contains(text, StringComparison.Ordinal)).Select(text => $"{text} in {error}")).ToList();
        Assert.True(told.Count == 0, string.Join('\n', told.Take(5)));
        Assert.Equal([], forbidden.Where(text => telemetry.Received.Contains(text, StringComparison.Ordinal)).Select(text => $"telemetry: {text}"));
    }

    /// <summary>What goes wrong in a day: institutions fail and answer nonsense, requests are wrong and hold what they should not.</summary>
    private async Task MishapsAsync(HubClient customer, DemoCustomer person, List<string> personal)
    {
        foreach (var (institution, kind) in new[] { ("A1GAON0000", "truncated_json"), ("C1HNBT0000", "wrong_types"), ("S1MIRE0000", "close_connection"), ("I1DNDN0000", "rsp_code:40401") })
        {
            await hub.Sandbox.BreakAsync(institution, new { resource = "/*", kind });
        }

        await customer.CollectAsync();
        foreach (var text in personal.Take(20).Append(person.Ci))
        {
            var escaped = Uri.EscapeDataString(text);
            await SendAsync(customer, new(HttpMethod.Get, $"/api/transactions?limit=x&text={escaped}&itemId={escaped}"));
            await SendAsync(customer, new(HttpMethod.Get, $"/api/links/{escaped}"));
            await SendAsync(customer, new(HttpMethod.Get, $"/{escaped}"));
            await SendAsync(customer, Post("/api/links", $$"""{"method":"{{text}}","targets":[{"institution":"{{text}}"}],"{{text}}":1}"""));
            await SendAsync(customer, Post("/api/collections", $"{{\"institutions\":[\"{text}"));
            await SendAsync(customer, new(HttpMethod.Get, $"/api/link/callback?code={escaped}&state={escaped}"));
        }
    }

    private static HttpRequestMessage Post(string path, string body) =>
        new(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };

    private async Task SendAsync(HubClient customer, HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await customer.SendAsync(request);
            Assert.True((int)answer.StatusCode < 500, $"{request.RequestUri} was answered {answer.StatusCode}.");
            if ((int)answer.StatusCode >= 400)
            {
                _errors.Add($"{request.Method} {(int)answer.StatusCode} {answer.Headers}{await answer.Content.ReadAsStringAsync()}");
            }
        }
    }

    /// <summary>With what a reader would undo: escapes of JSON and of addresses.</summary>
    private static string Told(string error) => $"{error}\n{Regex.Unescape(error.Replace("\\\"", "\"", StringComparison.Ordinal))}\n{Uri.UnescapeDataString(error)}";
}
