using System.Globalization;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Bench.Days;

/// <summary>What the hub takes at one moment: its process's memory and its database, in MB.</summary>
internal sealed record Footprint(int Customers, double Memory, double Database)
{
    private const double Megabyte = 1024 * 1024;

    public static async Task<Footprint> OfAsync(RunningHub hub, int customers)
    {
        var resident = (await File.ReadAllLinesAsync($"/proc/{hub.Gateway.Id}/status")).Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        var kilobytes = double.Parse(resident.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
        return new(customers, kilobytes / 1024, await HubDatabase.CountAsync(hub, "select pg_database_size('hub')") / Megabyte);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Customers,5} customers: memory {Memory,7:0.0} MB, database {Database,7:0.0} MB ({Database / Math.Max(Customers, 1):0.000} MB a customer)");

    /// <summary>Growth a customer from before to this.</summary>
    public (double Memory, double Database) Since(Footprint before) =>
        ((Memory - before.Memory) / (Customers - before.Customers), (Database - before.Database) / (Customers - before.Customers));
}
