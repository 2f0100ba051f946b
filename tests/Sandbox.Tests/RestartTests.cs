using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Sandbox.Institutions.Consents;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests;

/// <summary>What a restart keeps, and how a sandbox that cannot start says so.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task Tokens_and_credentials_survive_a_restart_and_revoked_ones_stay_revoked()
    {
        var folder = Directory.CreateTempSubdirectory("sandbox").FullName;
        var state = Path.Combine(folder, "state");
        string token, revoked, secret;
        await using (var first = await TestSandbox.StartAsync(options => options.StatePath = state, folder))
        {
            var caller = new Operator(first);
            secret = caller.Secrets.OperatorClientSecret;
            revoked = (await caller.LinkAsync(TestSandbox.Card, SmallHouseholds.Haneul, "card.list"))["access_token"]!;
            var form = caller.ClientForm(TestSandbox.Card, "");
            form["token"] = revoked;
            Assert.Equal("00000", (await caller.PostFormAsync(TestSandbox.Card, "oauth/2.0/revoke", form)).Code);
            token = (await caller.LinkAsync(TestSandbox.Bank, SmallHouseholds.Haneul, "bank.list"))["access_token"]!;
        }

        // A crash in the middle of writing leaves half a line.
        await File.AppendAllTextAsync(state, "{\"Put\":{\"Key\":");
        await using var second = await TestSandbox.StartAsync(options => options.StatePath = state, folder);
        var again = new Operator(second);

        Assert.Equal(secret, again.Secrets.OperatorClientSecret);
        Assert.Equal("00000", (await again.GetAsync(TestSandbox.Bank, "v2/bank/accounts", token, ("limit", "500"))).Code);
        Assert.Equal("40101", (await again.GetAsync(TestSandbox.Card, "v2/card/cards", revoked, ("limit", "500"))).Code);
        Assert.DoesNotContain(token, await File.ReadAllTextAsync(state), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_was_moved_stays_moved()
    {
        var folder = Directory.CreateTempSubdirectory("sandbox").FullName;
        var state = Path.Combine(folder, "state");
        await using (var first = await TestSandbox.StartAsync(options => options.StatePath = state, folder))
        {
            using var moved = await first.ControlPort.PostAsJsonAsync("control/clock", new { advance = "P40D" });
        }

        await using var second = await TestSandbox.StartAsync(options => options.StatePath = state, folder);

        Assert.Contains("\"moved\":\"P40D\"", await second.ControlPort.GetStringAsync("control/clock"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_of_many_refreshes_does_not_grow_without_end()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("sandbox").FullName, "state");
        var end = DateTimeOffset.UnixEpoch.AddYears(100);
        var grant = new Grant
        {
            Key = new GrantKey(TestSandbox.Bank, "ci", "client"),
            Request = new TransferRequest { IsScheduled = false, EndDate = new DateOnly(2030, 1, 1), Purpose = "x", Period = new DateOnly(2030, 1, 1), Targets = [] },
            GivenAt = DateTimeOffset.UnixEpoch,
            Scope = "bank.list",
            Access = new TokenState("0", end),
            Refresh = new TokenState("refresh", end),
        };
        using (var store = new GrantStore(path))
        {
            for (var i = 0; i < 5000; i++)
            {
                store.Put(grant with { Access = new TokenState($"{i}", end) });
            }
        }

        Assert.InRange(File.ReadLines(path).Count(), 1, 1100);

        using var again = new GrantStore(path);

        Assert.Equal("4999", again.Find(grant.Key)!.Access.Hash);
    }

    [Fact]
    public async Task The_settings_file_is_for_its_owner_only_and_names_every_address()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var settings = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(sandbox.Host.SettingsPath))!;

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(sandbox.Host.SettingsPath).UnixFileMode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(sandbox.Host.SettingsPath + ".secrets").UnixFileMode);
        Assert.Equal(sandbox.Host.AddressOf("P1PORT0000").ToString(), (string?)settings["Portal"]!["Address"]);
        Assert.Equal("D1AAAU0000", (string?)settings["Operators"]![0]!["OrgCode"]);
        Assert.True(File.Exists((string?)settings["Outbound"]!["TrustAnchorsPath"]));
    }

    [Fact]
    public async Task A_port_in_use_is_one_clear_sentence()
    {
        await using var running = await TestSandbox.StartAsync();
        var problem = await Assert.ThrowsAsync<SandboxSetupException>(
            () => TestSandbox.StartAsync(options => options.BasePort = running.Host.Browser.Port));

        Assert.StartsWith("The sandbox cannot listen", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_certificates_are_one_clear_sentence()
    {
        var problem = await Assert.ThrowsAsync<SandboxSetupException>(
            () => TestSandbox.StartAsync(options => options.CertificatesPath = "/nowhere"));

        Assert.Contains("certs/make", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_without_a_callback_is_named()
    {
        var problem = await Assert.ThrowsAsync<SandboxSetupException>(() => TestSandbox.StartAsync(options => options.OperatorRedirectUris.Clear()));

        Assert.Contains("at least one callback address", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_without_a_path_are_named_by_the_program_too()
    {
        var problem = await Assert.ThrowsAsync<SandboxSetupException>(async () =>
        {
            var builder = SandboxHost.NewBuilder([]);
            builder.Services.AddOptions<SandboxOptions>().BindConfiguration(SandboxOptions.Section);
            await using var started = await SandboxHost.StartAsync(builder, TimeProvider.System, CancellationToken.None);
        });

        Assert.Contains(nameof(SandboxOptions.SettingsPath), problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_option_out_of_range_is_named()
    {
        var problem = await Assert.ThrowsAsync<SandboxSetupException>(() => TestSandbox.StartAsync(options => options.AccessTokenSeconds = 1));

        Assert.Contains(nameof(SandboxOptions.AccessTokenSeconds), problem.Message, StringComparison.Ordinal);
    }
}
