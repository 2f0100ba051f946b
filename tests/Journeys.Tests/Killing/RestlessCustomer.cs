using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.Killing;

/// <summary>
/// One customer who links, collects and withdraws without pause until the hub is gone, and remembers what it had acknowledged by then.
/// </summary>
internal sealed class RestlessCustomer(RunningHub hub, DemoCustomer person, HubClient client, Dice dice) : IDisposable
{
    internal const string Operator = "D1AAAU0000";
    internal static readonly string[] Institutions = ["A1GAON0000", "A1DAON0000", "C1HNBT0000", "E1MOAP0000", "T1HNRO0000"];
    private static readonly string[] WithSignIn = [.. Institutions[..4]];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);
    private const int Polls = 1_500;
    private readonly Dictionary<string, bool> _isLinked = Institutions.ToDictionary(institution => institution, _ => false);
    private readonly HashSet<string> _open = [.. Institutions];
    private (string Institution, string Key)? _unanswered;
    private string? _openLink;

    internal DemoCustomer Person => person;

    internal HubClient Client { get; private set; } = client;

    /// <summary>How often each act was begun, and cut off.</summary>
    internal Dictionary<string, (int Begun, int Cut)> Acts { get; } = [];

    /// <summary>Answers that nobody should get, whatever happens to the hub.</summary>
    internal List<string> Oddities { get; } = [];

    internal async Task ActUntilTheHubIsGoneAsync()
    {
        while (true)
        {
            var (name, act) = dice.Throw(20) switch
            {
                < 6 => ("link", LinkAsync),
                < 9 => ("sign in at one", LinkAtOneAsync),
                < 11 => ("look at a link again", LookAgainAsync),
                < 15 => ("collect", CollectAsync),
                _ => ("withdraw", (Func<Task>)WithdrawAsync),
            };
            var counted = Acts.GetValueOrDefault(name);
            try
            {
                Acts[name] = counted with { Begun = counted.Begun + 1 };
                await act();
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                Acts[name] = (counted.Begun + 1, counted.Cut + 1);
                return;
            }
        }
    }

    /// <summary>After the hub came back: the session stands, the book loads, and what was acknowledged is so.</summary>
    internal async Task CheckAsync()
    {
        await Client.GetAsync("/api/view");
        var states = await StatesAsync();
        foreach (var (institution, isLinked) in _isLinked.Where(known => !_open.Contains(known.Key)))
        {
            var state = states.GetValueOrDefault(institution, "none");
            if (isLinked != (state == "active"))
            {
                Oddities.Add($"{person.LoginId}: {institution} is {state}, although the hub had said that it was {(isLinked ? "linked" : "not linked or withdrawn")}");
            }
        }

        await RepeatAsync();
    }

    internal async Task SignInAgainAsync()
    {
        Client.Dispose();
        Client = await hub.IdentifyAsync(person);
    }

    internal async Task<Dictionary<string, string>> StatesAsync() =>
        (await Client.GetAsync("/api/connections"))["connections"]!.AsArray()
            .ToDictionary(connection => (string)connection!["id"]!["institution"]!, connection => (string)connection!["state"]!);

    public void Dispose() => Client.Dispose();

    private async Task LinkAsync()
    {
        var authority = (string)(await Client.GetAsync("/api/institutions"))["authorities"]![0]!["orgCode"]!;
        var wanted = Institutions.Where(_ => dice.Throw(3) == 0).DefaultIfEmpty(dice.Pick(Institutions)).ToArray();
        await SettleAsync(await BeginAsync(wanted, new { method = "integrated", authority, targets = Targets(wanted), terms = CustomerSteps.Terms() }));
    }

    private async Task LinkAtOneAsync()
    {
        var wanted = dice.Pick(WithSignIn);
        var link = await BeginAsync([wanted], new { method = "individual", targets = Targets([wanted]), terms = CustomerSteps.Terms() });
        if ((string?)link?["steps"]![0]!["nextPage"] is { } page)
        {
            var callback = await hub.Sandbox.ApproveAsync(new Uri(page), person.Ci);
            await Client.StatusAsync(callback.PathAndQuery);
        }

        await SettleAsync(link);
    }

    private async Task<JsonNode?> BeginAsync(string[] wanted, object body)
    {
        _open.UnionWith(wanted);
        var (status, answer) = await Client.TryPostAsync("/api/links", body, Guid.NewGuid().ToString("N"));
        if (status == HttpStatusCode.Accepted)
        {
            _openLink = (string)answer["linkId"]!;
            return answer;
        }

        Oddities.Add($"{person.LoginId}: linking was answered {status} {answer["type"]}");
        return null;
    }

    private async Task SettleAsync(JsonNode? link)
    {
        for (var polls = 0; link is not null; polls++)
        {
            link = await Client.GetAsync($"/api/links/{link["linkId"]}");
            var steps = link["steps"]!.AsArray();
            foreach (var step in steps.Where(step => (string?)step!["state"] == "linked"))
            {
                Acknowledge((string)step!["institution"]!, isLinked: true);
            }

            if (steps.All(step => (string?)step!["state"] is "linked" or "refused" or "unavailable" or "expired"))
            {
                Oddities.AddRange(steps.Where(step => (string?)step!["state"] != "linked" && !IsExplained(step)).Select(step => $"{person.LoginId}: {step!.ToJsonString()}"));
                _openLink = null;
                return;
            }

            if (polls == Polls)
            {
                Oddities.Add($"{person.LoginId}: a link never settled: {link.ToJsonString()}");
                return;
            }

            await Task.Delay(Pause);
        }
    }

    /// <summary>A page that was left open when the hub died: it is looked at again, which makes the hub go on with what was cut off.</summary>
    private async Task LookAgainAsync()
    {
        if (_openLink is not { } linkId)
        {
            return;
        }

        for (var polls = 0; polls < Polls; polls++)
        {
            var steps = (await Client.GetAsync($"/api/links/{linkId}"))["steps"]!.AsArray();
            if (!steps.Any(step => (string?)step!["state"] == "exchanging"))
            {
                break;
            }

            await Task.Delay(Pause);
        }

        _openLink = null;
    }

    // Nobody there knows this person; cut off while a page or a token was asked for; withdrawn, or asked for once more, meanwhile.
    private static bool IsExplained(JsonNode? step) =>
        (string?)step!["reason"] is { } reason && (reason is "unauthorized_user" or "replaced" or "timed-out" || reason.StartsWith("interrupted", StringComparison.Ordinal));

    internal async Task CollectAsync()
    {
        var (status, run) = await Client.TryPostAsync("/api/collections", new { });
        if (status == HttpStatusCode.Accepted)
        {
            await Client.WatchAsync((string)run["runId"]!);
        }
        else if ((string?)run["type"] is not { } type || !type.EndsWith("nothing-linked", StringComparison.Ordinal))
        {
            Oddities.Add($"{person.LoginId}: collecting was answered {status} {run["type"]}");
        }
    }

    private async Task WithdrawAsync()
    {
        var institution = dice.Pick(Institutions);
        _open.Add(institution);
        var key = Guid.NewGuid().ToString("N");
        _unanswered = (institution, key);
        await WithdrawAsync(institution, key);
        _unanswered = null;
    }

    private async Task WithdrawAsync(string institution, string key)
    {
        var (status, answer) = await Client.TryPostAsync(
            $"/api/consents/{Operator}/{institution}/withdraw", new { erase = key[0] < '8' }, key);
        if (status == HttpStatusCode.OK)
        {
            Acknowledge(institution, isLinked: false);
        }
        else if ((string?)answer["type"] is not { } type || !(type.EndsWith("not-linked", StringComparison.Ordinal) || type.EndsWith("already-ended", StringComparison.Ordinal)))
        {
            Oddities.Add($"{person.LoginId}: withdrawing was answered {status} {answer["type"]}");
        }
    }

    // The answer was lost with the hub; the page asks again with the same key and gets an answer, not a refusal.
    private async Task RepeatAsync()
    {
        if (_unanswered is var (institution, key))
        {
            _unanswered = null;
            await WithdrawAsync(institution, key);
        }
    }

    private void Acknowledge(string institution, bool isLinked)
    {
        _isLinked[institution] = isLinked;
        _open.Remove(institution);
    }

    private static IEnumerable<object> Targets(IEnumerable<string> wanted) => wanted.Select(institution => new { institution });
}
