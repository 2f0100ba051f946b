using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MyDataHub.Journeys.Tests.Running;
using MyDataHub.Journeys.Tests.Truth;
using MyDataHub.Sandbox;
using MyDataHub.Sandbox.Households;

namespace MyDataHub.Journeys.Tests.Keeping;

/// <summary>Texts that say something about a person, or let somebody in: each long enough not to occur by chance.</summary>
internal static class Personal
{
    private const int Shortest = 9;
    private static readonly string[] Banks = ["A1GAON0000", "A1DAON0000"];
    private static readonly string[] SecretMembers = ["ClientSecret", "ApiKey", "Password"];

    /// <summary>Names, account numbers, merchants, memos, row ids and whole amounts that the hub gave out, and the browser's session.</summary>
    internal static async Task<List<string>> OfAsync(HubClient customer, DemoCustomer person)
    {
        var view = await customer.GetAsync("/api/view");
        var rows = (await customer.GetAsync("/api/transactions?limit=200"))["rows"]!.AsArray();
        var books = new Books(new HouseholdData(new SandboxOptions().Seed), person.Ci, DateTimeOffset.UtcNow);
        IEnumerable<string?> texts =
        [
            person.Name,
            person.Ci,
            person.Password,
            customer.Cookie("hub-session"),
            .. view["bank"]!["items"]!.AsArray().Select(item => (string?)item!["name"]),
            .. view["insurance"]!["items"]!.AsArray().Select(item => (string?)item!["name"]),
            .. rows.Select(row => (string?)row!["merchant"]),
            .. rows.Select(row => (string?)row!["memo"]),
            .. rows.Select(row => (string?)row!["id"]),
            .. rows.Select(row => Whole(row!["balanceAfter"])),
            .. Banks.SelectMany(bank => books.Rows(bank, "/accounts")).Select(account => account.Text("account_num")),
        ];
        return [.. texts.OfType<string>().Where(text => Encoding.UTF8.GetByteCount(text) >= Shortest).Distinct()];
    }

    /// <summary>What only the hub may know: credentials of the outside world, the database's password.</summary>
    internal static async Task<List<string>> SecretsOfAsync(RunningHub hub) =>
    [
        .. Secrets(JsonNode.Parse(await File.ReadAllBytesAsync(hub.SettingsPath))),
        (await File.ReadAllTextAsync(Path.Combine(hub.PostgresPath, "password"))).Trim(),
    ];

    private static IEnumerable<string> Secrets(JsonNode? node) => node switch
    {
        JsonObject all => all.SelectMany(member => SecretMembers.Contains(member.Key) ? [(string)member.Value!] : Secrets(member.Value)),
        JsonArray items => items.SelectMany(Secrets),
        _ => [],
    };

    private static string? Whole(JsonNode? amount) => ((decimal?)amount)?.ToString("0.##", CultureInfo.InvariantCulture);
}
