using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.Killing;

/// <summary>What the kills left behind once everything that was cut off has gone on: nothing.</summary>
internal sealed partial class LeftOver(RunningHub hub)
{
    private static readonly string[] Own =
    [
        "version", "builtAt", "asOf", "since", "fetchedAt", "lastSuccessAt", "lastTryAt", "nextTryAt", "nextRunAt", "history",
    ];

    // An exchange that was cut off goes on after two minutes.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(3);

    // As long as six tries of a revocation take together.
    private const int Quarters = 8;
    private const int LooksAQuarter = 100;
    private const int MostLooks = 1_200;

    /// <summary>
    /// First what was cut off goes on while its codes and signatures still hold, as it does when a hub comes back soon: after those have run
    /// out an institution repeats nothing and takes nothing back. Then, some quarters of an hour and one more start later, everything is
    /// resumed, revoked, given up or kept, and nothing is in between any more. That start may itself cut something off, which is taken up
    /// again when its claim ends or its pause is over.
    /// </summary>
    internal async Task SettleAsync()
    {
        await hub.Sandbox.AdvanceClockAsync("PT3M");
        Assert.True(await IsSeenAsync(MostLooks, () => DueAsync(TimeSpan.Zero)), $"Still due: {string.Join("; ", await DueAsync(TimeSpan.Zero))}\n{hub.LastLines()}");
        await hub.Sandbox.AdvanceClockAsync("PT15M");
        await hub.KillGatewayAsync();
        await hub.StartGatewayAsync();
        await NothingIsOpenAsync();
        Assert.Equal(0, await HubDatabase.CountAsync(hub, "select count(*) from idempotency_key where status is null"));
    }

    /// <summary>What is linked here has a living token there, what is not has none, except where it is on record that nobody can know.</summary>
    internal async Task<IEnumerable<string>> TokensAsync(RestlessCustomer customer)
    {
        var states = await customer.StatesAsync();
        var wrong = new List<string>();
        foreach (var institution in RestlessCustomer.Institutions)
        {
            var tokens = await hub.Sandbox.TokensAsync(institution, customer.Person.Ci);
            var isLinked = states.GetValueOrDefault(institution) == "active";
            if (tokens != (isLinked ? 1 : 0))
            {
                wrong.Add($"{customer.Person.LoginId}: {institution} is {states.GetValueOrDefault(institution, "none")} here and has {tokens} tokens there; {await VersionsAsync(customer, institution)}; {await LatelyAsync(institution)}");
            }
        }

        return wrong;
    }

    private static async Task<string> VersionsAsync(RestlessCustomer customer, string institution) => string.Join("; ", (await customer.Client.GetAsync("/api/consents"))["consents"]!.AsArray()
        .Where(row => (string?)row!["connection"]!["institution"] == institution)
        .Select(row => $"version {row!["version"]} requested {row["requestedAt"]} given {row["givenAt"]} {row["state"]} {row["endedAt"]} {row["endReason"]}"));

    /// <summary>What was last put on record of the consents and tokens at an institution, by customer.</summary>
    private async Task<string> LatelyAsync(string institution) => string.Join("; ", await HubDatabase.TextsAsync(
        hub,
        $"""
        select to_char(at, 'HH24:MI:SS.MS ') || right(chain::text, 4) || ' ' || action || ' ' || coalesce(details::text, '')
          from audit_entry
         where array_to_string(subjects, ' ') like '%{institution}%' and (action like 'consent.%' or action like 'token.%')
         order by at desc
         limit 400
        """));

    /// <summary>Everything this customer sees of these institutions, one line for each row and each part of the view, comparable between customers.</summary>
    internal static async Task<List<string>> SeenAsync(HubClient client)
    {
        var ids = new HashSet<string>();
        var seen = Lines("view", await client.GetAsync("/api/view")).ToList();
        string? next = null;
        do
        {
            var page = await client.GetAsync($"/api/transactions?limit=200{(next is null ? "" : $"&cursor={Uri.EscapeDataString(next)}")}");
            foreach (var row in page["rows"]!.AsArray())
            {
                Assert.True(ids.Add((string)row!["id"]!), $"A transaction is there twice: {row}");
                seen.Add(Comparable(row));
            }

            next = (string?)page["next"];
        }
        while (next is not null);
        seen.Sort(StringComparer.Ordinal);
        return seen;
    }

    private static IEnumerable<string> Lines(string name, JsonNode? node, int depth = 0) => node switch
    {
        JsonObject all when depth < 2 => all.Where(member => !Own.Contains(member.Key)).SelectMany(member => Lines($"{name}.{member.Key}", member.Value, depth + 1)),
        JsonArray items => items.Select(item => $"{name}: {Comparable(item)}"),
        _ => [$"{name}: {Comparable(node)}"],
    };

    // Ids are each customer's own, the order may follow from them, and moments differ.
    private static string Comparable(JsonNode? node) => node switch
    {
        JsonObject all => $"{{{string.Join(',', all.Where(member => !Own.Contains(member.Key)).OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{Comparable(member.Value)}"))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(Comparable).Order(StringComparer.Ordinal))}]",
        null => "null",
        _ => Id().Replace(node.ToJsonString(), "id"),
    };

    [GeneratedRegex("[a-z2-7]{20}")]
    private static partial Regex Id();

    private async Task NothingIsOpenAsync()
    {
        for (var quarters = 0; quarters < Quarters; quarters++)
        {
            if (await IsSeenAsync(LooksAQuarter, OpenAsync))
            {
                return;
            }

            await hub.Sandbox.AdvanceClockAsync("PT15M");
        }

        Assert.Fail($"Left at {await hub.Sandbox.NowAsync():u}: {string.Join("; ", await OpenAsync())}\n{hub.LastLines()}");
    }

    /// <summary>Whether nothing is left at one of so many looks.</summary>
    private static async Task<bool> IsSeenAsync(int looks, Func<Task<IReadOnlyList<string>>> left)
    {
        for (var look = 0; look < looks; look++)
        {
            if ((await left()).Count == 0)
            {
                return true;
            }

            await Task.Delay(100);
        }

        return false;
    }

    /// <summary>Revocations, consents between two states, and connections that are due soon: a token may be asked for there only to be revoked.</summary>
    private async Task<IReadOnlyList<string>> OpenAsync() =>
    [
        .. await HubDatabase.TextsAsync(
            hub,
            """
            select topic || ' ' || institution || ', attempt ' || attempts || ', due ' || due_at || ', claimed until ' || coalesce(claimed_until::text, 'never')
              from outbox where topic = 'revocation'
            union all
            select institution || ' ' || state || ' since ' || requested_at from transfer_request where state in ('Requested', 'Withdrawing')
            """),
        .. await DueAsync(Soon),
    ];

    private async Task<IReadOnlyList<string>> DueAsync(TimeSpan within) => await HubDatabase.TextsAsync(
        hub,
        $"select institution || ' due ' || next_run_at from connection where next_run_at <= to_timestamp({(await hub.Sandbox.NowAsync() + within).ToUnixTimeSeconds()})");
}
