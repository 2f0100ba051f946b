using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MyDataHub.Gateway.Tests.Fakes;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Embedded;
using Npgsql;

namespace MyDataHub.Gateway.Tests.Hosting;

/// <summary>What the gateway keeps, on real PostgreSQL.</summary>
public sealed class StoreTests : IAsyncLifetime
{
    private readonly string _keys = Directory.CreateTempSubdirectory("keys").FullName;
    private ThrowawayServer _server = null!;
    private string _database = null!;
    private bool _isGone;

    public async Task InitializeAsync()
    {
        _server = await ThrowawayServer.StartAsync();
        _database = await _server.CreateHubDatabaseAsync();
    }

    public async Task DisposeAsync()
    {
        if (_isGone)
        {
            Directory.Delete(Path.GetDirectoryName(_server.Server.SocketFolder)!, recursive: true);
        }
        else
        {
            await _server.DisposeAsync();
        }

        Directory.Delete(_keys, recursive: true);
    }

    [Fact]
    public async Task A_session_outlives_a_restart_and_a_sign_out_does_too()
    {
        string token;
        await using (var hub = await StartAsync(enrol: true))
        {
            using var browser = await hub.SignInAsync();
            token = browser.Cookie("hub-session")!;
        }

        await using (var hub = await StartAsync())
        {
            using var browser = hub.Open();
            browser.Cookies.Add(hub.Address, new System.Net.Cookie("hub-session", token));
            Assert.True((bool)(await (await browser.GetAsync("/api/session")).JsonAsync())["signedIn"]!);
            Assert.Equal(204, (int)(await browser.PostAsync("/api/session/end", null)).StatusCode);
        }

        await using (var hub = await StartAsync())
        {
            using var browser = hub.Open();
            await (await browser.GetAsync("/api/view", ("Cookie", $"hub-session={token}"))).ProblemAsync(401, "not-signed-in");
        }
    }

    [Fact]
    public async Task The_answer_to_a_write_outlives_a_restart_and_no_token_stands_in_the_database()
    {
        string token, csrf;
        await using (var hub = await StartAsync(enrol: true))
        {
            using var browser = await hub.SignInAsync();
            (token, csrf) = (browser.Cookie("hub-session")!, browser.Cookie("hub-csrf")!);
            Assert.Equal("""{"runId":"run-1"}""", await CollectAsync(browser, csrf));
        }

        await using (var hub = await StartAsync())
        {
            hub.Customer.Collection = () => Task.FromResult(new CollectAnswer("run-2", null));
            using var browser = hub.Open();
            browser.Cookies.Add(hub.Address, new System.Net.Cookie("hub-session", token));
            Assert.Equal("""{"runId":"run-1"}""", await CollectAsync(browser, csrf));
            Assert.Empty(hub.Customer.Asked.OfType<Collect>());
        }

        Assert.DoesNotContain("run-1", await DumpAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(token, await DumpAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readiness_says_when_the_database_is_gone_and_calls_say_that_nothing_was_done()
    {
        await using var hub = await StartAsync(enrol: true);
        using var browser = await hub.SignInAsync();
        hub.Parts.IsAlone = false;
        Assert.Equal(200, (int)(await browser.GetAsync("/health/ready")).StatusCode);

        await _server.Server.DisposeAsync();
        _isGone = true;

        Assert.Equal(503, (int)(await browser.GetAsync("/health/ready")).StatusCode);
        await (await browser.GetAsync("/api/view")).ProblemAsync(503, "unavailable");
        Assert.Equal(200, (int)(await browser.GetAsync("/health/live")).StatusCode);
    }

    private async Task<TestHub> StartAsync(bool enrol = false)
    {
        var hub = await TestHub.StartAsync(
            new Parts { KeepsInStore = true }, Environments.Development, $"--ConnectionStrings:Hub={_database}", $"--Keys:Folder={_keys}");
        if (enrol)
        {
            await hub.Services.GetRequiredService<CustomerStore>().CreateAsync(
                new NewCustomer(FakeEnrolment.Minji, "CI", "active", hub.Clock.GetUtcNow()), default);
        }

        return hub;
    }

    private static async Task<string> CollectAsync(Browser browser, string csrf) =>
        await (await browser.PostAsync("/api/collections", new { }, ("Idempotency-Key", "key-1"), ("X-CSRF", csrf))).Content.ReadAsStringAsync();

    private async Task<string> DumpAsync()
    {
        await using var postgres = NpgsqlDataSource.Create(_database);
        await using var connection = await postgres.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select (select string_agg(session::text, '') from session) || (select string_agg(encode(answer, 'escape'), '') from idempotency_key)", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
