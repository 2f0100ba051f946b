using System.Text;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.Keeping;

/// <summary>After a real collection: what a thief of the database's files or of the logs would find.</summary>
public sealed class NothingInTheClearTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Neither_the_database_nor_the_logs_hold_what_the_customer_can_export()
    {
        var person = hub.People[0];
        using var customer = await hub.SignInAsync(person);
        await customer.LinkAsync(hub, person, await customer.AllInstitutionsAsync());
        var secrets = await SecretsOfAsync(customer, person);
        await hub.StopGatewayAsync();

        var kept = await ReadFilesAsync(Path.Combine(hub.DataPath, "postgres"));

        Assert.True(secrets.Count > 20, $"Only {secrets.Count} texts were found to look for.");
        Assert.DoesNotContain(secrets, secret => kept.Any(file => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0));
        Assert.DoesNotContain(secrets, secret => hub.Logs.Contains(secret, StringComparison.Ordinal));
    }

    /// <summary>Names, account numbers, merchants and exact balances that the hub gave out, long enough not to occur by chance.</summary>
    private static async Task<List<string>> SecretsOfAsync(HubClient customer, DemoCustomer person)
    {
        var view = await customer.GetAsync("/api/view");
        var rows = (await customer.GetAsync("/api/transactions?limit=200"))["rows"]!.AsArray();
        IEnumerable<string?> texts =
        [
            person.Name,
            person.Ci,
            .. view["bank"]!["items"]!.AsArray().Select(item => (string?)item!["name"]),
            .. view["insurance"]!["items"]!.AsArray().Select(item => (string?)item!["name"]),
            .. rows.Select(row => (string?)row!["merchant"]),
            .. rows.Select(row => (string?)row!["memo"]),
            .. rows.Select(row => (string?)row!["id"]),
        ];
        return [.. texts.OfType<string>().Where(text => Encoding.UTF8.GetByteCount(text) >= 9).Distinct()];
    }

    private static async Task<List<byte[]>> ReadFilesAsync(string folder)
    {
        var files = new List<byte[]>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            files.Add(await File.ReadAllBytesAsync(file));
        }

        return files;
    }
}
