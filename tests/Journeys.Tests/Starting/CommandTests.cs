using System.Text.RegularExpressions;
using MyDataHub.Journeys.Tests.Running;
using Npgsql;

namespace MyDataHub.Journeys.Tests.Starting;

/// <summary>The operator's commands, beside a running hub and without one.</summary>
public sealed partial class CommandTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_customer_added_beside_the_running_hub_can_sign_in()
    {
        var added = await AddAsync("beside");

        using var client = await hub.SignInAsync(added);
        await client.GetAsync("/api/view");
    }

    [Fact]
    public async Task A_customer_added_while_the_hub_is_down_can_sign_in_once_it_is_up()
    {
        await hub.StopGatewayAsync();

        var added = await AddAsync("alone");

        Assert.Empty(Processes.WorkingIn(hub.DataPath));
        await hub.StartGatewayAsync();
        using var client = await hub.SignInAsync(added);
        await client.GetAsync("/api/view");
    }

    [Fact]
    public async Task A_login_that_is_taken_is_refused_in_one_sentence()
    {
        await AddAsync("taken");

        using var again = await hub.RunAsync(Words("taken", "another-ci"));

        Assert.Equal(1, again.ExitCode);
        Assert.Single(again.Complaints);
        Assert.DoesNotContain("First password", again.Written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_audit_tampered_with_by_SQL_is_broken_at_the_link_that_was_changed()
    {
        Assert.Equal(0, await VerifyAsync(""));
        await using var postgres = NpgsqlDataSource.Create(
            $"Host={hub.DataPath}/postgres/socket;Username=hub;Database=hub;Password={await File.ReadAllTextAsync($"{hub.DataPath}/postgres/password")}");
        var (chain, number, action) = await LastEntryAsync(postgres);

        await ChangeAsync(postgres, chain, number, "nothing.happened");

        Assert.Equal(1, await VerifyAsync($"entry {number} of chain {chain} (it was changed)"));
        await ChangeAsync(postgres, chain, number, action);
        Assert.Equal(0, await VerifyAsync("The audit holds"));
    }

    private async Task<DemoCustomer> AddAsync(string login)
    {
        using var command = await hub.RunAsync(Words(login, $"ci-of-{login}"));
        Assert.True(command.ExitCode == 0, command.Written);
        return new DemoCustomer(login, Password().Match(command.Written).Groups[1].Value, login, "");
    }

    private static string[] Words(string login, string ci) =>
        ["customer", "add", "--login", login, "--name", login, "--ci", ci, "--birth", "1990-01-31", "--generate-password"];

    private async Task<int> VerifyAsync(string said)
    {
        using var verify = await hub.RunAsync("audit", "verify");
        Assert.Contains(said, verify.Written, StringComparison.Ordinal);
        return verify.ExitCode;
    }

    private static async Task<(string Chain, long Number, string Action)> LastEntryAsync(NpgsqlDataSource postgres)
    {
        await using var command = Sql(postgres, "select chain, number, action from audit_entry order by at desc, number desc limit 1");
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        return (row.GetString(0), row.GetInt64(1), row.GetString(2));
    }

    // As somebody would who has the database itself: its superuser may switch the trigger off.
    private static async Task ChangeAsync(NpgsqlDataSource postgres, string chain, long number, string action)
    {
        await using var off = Sql(postgres, "alter table audit_entry disable trigger append_only");
        await off.ExecuteNonQueryAsync();
        await using var change = Sql(postgres, "update audit_entry set action = $3 where chain = $1 and number = $2", chain, number, action);
        Assert.Equal(1, await change.ExecuteNonQueryAsync());
        await using var on = Sql(postgres, "alter table audit_entry enable trigger append_only");
        await on.ExecuteNonQueryAsync();
    }

    private static NpgsqlCommand Sql(NpgsqlDataSource postgres, string sql, params object[] values)
    {
        var command = postgres.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    [GeneratedRegex("First password: (\\S+)")]
    private static partial Regex Password();
}
