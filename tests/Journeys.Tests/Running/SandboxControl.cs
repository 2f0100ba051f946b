using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MyDataHub.Journeys.Tests.Running;

/// <summary>The sandbox's control port: what a person would do in other browsers, and what happens to the outside world.</summary>
internal sealed class SandboxControl(Uri address) : IDisposable
{
    private static readonly JsonSerializerOptions Wire = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly HttpClient _http = new() { BaseAddress = address };

    /// <summary>From now on this person signs whatever the certificate authority asks.</summary>
    internal Task SignAtOnceAsync(string ci) => PostAsync("/control/ca/auto-sign", new { ci });

    /// <summary>Signs in at the institution of this login page and agrees there; answers where the browser is sent.</summary>
    internal async Task<Uri> ApproveAsync(Uri loginUrl, string ci, bool refuse = false)
    {
        var answer = await PostAsync("/control/individual/approve", new { loginUrl, ci, refuse });
        return new Uri((string)answer!["redirect_url"]!);
    }

    internal async Task<Uri> IdentifyAsync(Uri authorizeUrl, string ci)
    {
        var answer = await PostAsync("/control/identity/approve", new { authorizeUrl, ci });
        return new Uri((string)answer!["redirect_url"]!);
    }

    internal async Task BreakAsync(string org, params object[] faults)
    {
        using var answer = await _http.PutAsJsonAsync($"/control/institutions/{org}/faults", faults, Wire);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    internal async Task MendAsync(string org)
    {
        using var answer = await _http.DeleteAsync($"/control/institutions/{org}/faults");
        answer.EnsureSuccessStatusCode();
    }

    internal Task AdvanceClockAsync(string duration) => MoveClockAsync(new { advance = duration });

    internal async Task<DateTimeOffset> NowAsync() => (DateTimeOffset)(await _http.GetFromJsonAsync<JsonNode>("/control/clock"))!["now"]!;

    /// <summary>Everybody who lives there, a thousand at most.</summary>
    internal async Task<IReadOnlyList<DemoCustomer>> PeopleAsync() =>
        [.. (await _http.GetFromJsonAsync<JsonArray>("/control/people"))!.Select(one => new DemoCustomer((string)one!["login_id"]!, "", (string)one["name"]!, (string)one["ci"]!))];

    internal Task SetClockAsync(DateTimeOffset now) => MoveClockAsync(new { set = now });

    internal Task EndConsentAsync(string org, string ci) => PostAsync($"/control/consents/{org}/end", new { ci });

    /// <summary>Live access tokens of this person at this institution.</summary>
    internal async Task<int> TokensAsync(string org, string ci)
    {
        var people = await _http.GetFromJsonAsync<JsonArray>($"/control/tokens/{org}");
        return people!.Where(person => (string?)person!["ci"] == ci).Sum(person => (int)person!["tokens"]!);
    }

    internal async Task<IReadOnlyList<JsonNode>> CallsAsync()
    {
        var calls = await _http.GetFromJsonAsync<JsonArray>("/control/calls");
        return [.. calls!.Select(call => call!)];
    }

    internal async Task ForgetCallsAsync()
    {
        using var answer = await _http.DeleteAsync("/control/calls");
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    // A hub follows within a fifth of a second; until then tokens would seem to come from another time.
    private async Task MoveClockAsync(object move)
    {
        await PostAsync("/control/clock", move);
        await Task.Delay(1_000);
    }

    private async Task<JsonNode?> PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, Wire);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }
}
