using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Gateway.AuthorizationServer;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using Npgsql;

namespace MyDataHub.Gateway.Tests.AuthorizationServer;

[Collection(AuthorizationHub.Collection)]
public sealed class FlowPurgingTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L134_What_nobody_finished_is_forgotten_and_no_secret_stood_in_the_database()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var uri = await flow.PushedAsync();
        var interaction = await flow.OpenAsync(uri);
        var tokens = await flow.TokensAsync();
        await client.PostAsync("/oauth/revoke", ("token", (string)tokens["access_token"]!));
        var dump = await DumpAsync();
        Assert.All(
            [uri.Split(':')[^1], interaction.Split('/')[^1], (string)tokens["refresh_token"]!, flow.Verifier, Flow.State, "Monthly budget"],
            secret => Assert.DoesNotContain(secret, dump, StringComparison.Ordinal));

        hub.Clock.Advance(TimeSpan.FromDays(2));
        await hub.Services.GetRequiredService<FlowPurging>().PurgeAsync(default);

        await using var postgres = NpgsqlDataSource.Create(hub.Database);
        await using var connection = await postgres.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(
            "select (select count(*) from pushed_request) + (select count(*) from interaction) + (select count(*) from authorization_code) + (select count(*) from revoked_token)", connection);
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    private async Task<string> DumpAsync()
    {
        await using var postgres = NpgsqlDataSource.Create(hub.Database);
        await using var connection = await postgres.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(
            """
            select concat_ws(' ',
                (select string_agg(r::text || encode(body, 'escape'), ' ') from pushed_request r), (select string_agg(i::text, ' ') from interaction i),
                (select string_agg(c::text || encode(body, 'escape'), ' ') from authorization_code c), (select string_agg(t::text || encode(body, 'escape'), ' ') from refresh_token t),
                (select string_agg(v::text, ' ') from revoked_token v))
            """,
            connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
