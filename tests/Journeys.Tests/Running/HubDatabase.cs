using System.Globalization;
using Npgsql;

namespace MyDataHub.Journeys.Tests.Running;

/// <summary>The embedded database of a running hub, asked past the hub.</summary>
internal static class HubDatabase
{
    internal static NpgsqlDataSource Open(RunningHub hub) => NpgsqlDataSource.Create(
        $"Host={hub.PostgresPath}/socket;Username=hub;Database=hub;Pooling=false;Password={File.ReadAllText($"{hub.PostgresPath}/password")}");

    internal static async Task RunAsync(RunningHub hub, string sql)
    {
        await using var postgres = Open(hub);
        await using var command = postgres.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    internal static async Task<long> CountAsync(RunningHub hub, string sql)
    {
        await using var postgres = Open(hub);
        await using var command = postgres.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    internal static async Task<IReadOnlyList<string>> TextsAsync(RunningHub hub, string sql)
    {
        await using var postgres = Open(hub);
        await using var command = postgres.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await rows.ReadAsync())
        {
            texts.Add(rows.GetString(0));
        }

        return texts;
    }
}
