using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Gateway.AuthorizationServer.Keys;
using MyDataHub.Gateway.Tests.Fakes;
using MyDataHub.Storage;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Authorization;
using MyDataHub.Storage.Embedded;
using MyDataHub.Storage.Starting;
using Npgsql;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Keys;

/// <summary>How keys come and go: on a database of their own, with a clock that moves.</summary>
public sealed class KeyRotationTests(KeyRotationTests.Server server) : IClassFixture<KeyRotationTests.Server>, IAsyncLifetime, IDisposable
{
    private static readonly byte[] Claims = "{}"u8.ToArray();
    private readonly string _folder = Directory.CreateTempSubdirectory("rotation-").FullName;
    private readonly ManualClock _clock = new();
    private ServiceProvider _services = null!;
    private ServerKeys _keys = null!;
    private string _database = null!;

    public async Task InitializeAsync()
    {
        _database = await server.Throwaway.CreateHubDatabaseAsync();
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager();
        configuration["ConnectionStrings:Hub"] = _database;
        configuration["Keys:Folder"] = Path.Combine(_folder, "keys");
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock).AddStorage(configuration).BuildServiceProvider();
        await _services.GetRequiredService<StorageStart>().OpenAsync(default);
        _keys = NewNode();
        await _keys.RefreshAsync(default);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => _keys.Dispose();

    [Fact]
    public async Task L025_A_key_is_published_before_it_signs_and_kept_after_and_then_gone()
    {
        var first = KeyOf(_keys.Sign(Claims, "at+jwt"));

        await AfterAsync(TimeSpan.FromDays(89) + TimeSpan.FromMinutes(1));
        Assert.Equal(2, Published().Count);
        Assert.Equal(first, KeyOf(_keys.Sign(Claims, "at+jwt")));

        await AfterAsync(TimeSpan.FromDays(1));
        var second = KeyOf(_keys.Sign(Claims, "at+jwt"));
        Assert.NotEqual(first, second);
        Assert.Equal([first, second], Published());
        Assert.NotNull(_keys.FindVerificationKey(first));

        await AfterAsync(TimeSpan.FromDays(8));
        Assert.Equal([second], Published());
        Assert.Null(_keys.FindVerificationKey(first));
    }

    [Fact]
    public async Task L025_No_kid_stands_twice_and_nodes_that_rotate_at_once_make_one_key()
    {
        using var other = NewNode();
        await other.RefreshAsync(default);
        _clock.Advance(TimeSpan.FromDays(90));

        await Task.WhenAll(_keys.RefreshAsync(default), other.RefreshAsync(default));
        await _keys.RefreshAsync(default);

        Assert.Equal(2, Published().Count);
        Assert.Equal(2, Published().Distinct().Count());
    }

    [Fact]
    public async Task A_token_of_another_node_verifies_here_and_a_key_of_the_last_minute_is_looked_up()
    {
        using var other = NewNode();
        await other.RotateAsync(atOnce: true, default);
        var jwt = Jwt.Read(other.Sign(Claims, "at+jwt"))!;

        Assert.Null(_keys.FindVerificationKey(jwt.KeyId));
        Assert.True(jwt.IsSignedBy((await _keys.FindVerificationKeyAsync(jwt.KeyId, default))!));
        Assert.Null(await _keys.FindVerificationKeyAsync("made-up", default));
    }

    [Fact]
    public async Task Of_many_that_come_with_a_new_key_at_once_all_are_served_by_one_look()
    {
        using var other = NewNode();
        await other.RotateAsync(atOnce: true, default);
        var fresh = KeyOf(other.Sign(Claims, "at+jwt"));

        var found = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () => await _keys.FindVerificationKeyAsync(fresh, default))));

        Assert.DoesNotContain(null, found);
    }

    [Fact]
    public async Task Names_that_nobody_has_make_the_database_be_asked_now_and_then_only()
    {
        using var other = NewNode();
        Assert.Null(await _keys.FindVerificationKeyAsync("made-up", default));
        await other.RotateAsync(atOnce: true, default);
        var fresh = KeyOf(other.Sign(Claims, "at+jwt"));

        Assert.Null(await _keys.FindVerificationKeyAsync(fresh, default));
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.NotNull(await _keys.FindVerificationKeyAsync(fresh, default));
    }

    [Fact]
    public async Task A_key_that_is_not_to_be_trusted_goes_at_once()
    {
        var first = KeyOf(_keys.Sign(Claims, "at+jwt"));

        await _keys.RotateAsync(atOnce: true, default);

        Assert.DoesNotContain(first, Published());
        Assert.NotEqual(first, KeyOf(_keys.Sign(Claims, "at+jwt")));
    }

    [Fact]
    public async Task A_key_made_ahead_by_hand_waits_its_time()
    {
        var first = KeyOf(_keys.Sign(Claims, "at+jwt"));

        await _keys.RotateAsync(atOnce: false, default);

        Assert.Equal(2, Published().Count);
        Assert.Equal(first, KeyOf(_keys.Sign(Claims, "at+jwt")));
        await AfterAsync(TimeSpan.FromHours(24));
        Assert.NotEqual(first, KeyOf(_keys.Sign(Claims, "at+jwt")));
    }

    [Fact]
    public async Task After_a_restart_the_same_keys_sign()
    {
        var first = KeyOf(_keys.Sign(Claims, "at+jwt"));

        using var again = NewNode();
        await again.RefreshAsync(default);

        Assert.Equal(first, KeyOf(again.Sign(Claims, "at+jwt")));
    }

    [Fact]
    public async Task L062_L065_PS256_signs_with_2048_bits()
    {
        using var both = NewNode("ES256", "PS256");
        await both.RefreshAsync(default);

        var jwt = Jwt.Read(both.Sign(Claims, "JWT", JwsAlgorithm.PS256))!;

        Assert.Equal(JwsAlgorithm.PS256, jwt.Algorithm);
        Assert.True(jwt.IsSignedBy(both.FindVerificationKey(jwt.KeyId)!));
        var published = JsonNode.Parse(both.Jwks().Span)!["keys"]!.AsArray().Single(key => (string?)key!["alg"] == "PS256")!;
        Assert.Equal(342, ((string)published["n"]!).Length);
    }

    [Fact]
    public async Task Who_made_and_removed_keys_is_audited()
    {
        var first = KeyOf(_keys.Sign(Claims, "at+jwt"));
        await _keys.RotateAsync(atOnce: true, default);
        var second = KeyOf(_keys.Sign(Claims, "at+jwt"));

        var audit = await _services.GetRequiredService<AuditLog>().ReadAsync(AuditChain.Hub, 0, 10, default);

        Assert.Equal(
            [(AuditActor.Hub, "server-key.added", first), (AuditActor.Command, "server-key.added", second), (AuditActor.Command, "server-key.removed", first)],
            audit.Select(recorded => (recorded.Entry.Actor, recorded.Entry.Action, recorded.Entry.Subjects.Single())));
        Assert.IsType<AuditVerdict.Intact>(await _services.GetRequiredService<AuditVerifier>().VerifyAsync(default));
    }

    [Fact]
    public async Task No_private_key_stands_in_the_database()
    {
        var stored = (await _services.GetRequiredService<ServerKeyTable>().ReadAllAsync(default)).Single();
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(stored.Pkcs8.Span, out _);
        var secret = Convert.ToHexString(key.ExportParameters(true).D!);

        await using var postgres = NpgsqlDataSource.Create(_database);
        await using var connection = await postgres.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select string_agg(encode(body, 'hex'), '') from server_key", connection);
        Assert.DoesNotContain(secret, (string)(await command.ExecuteScalarAsync())!, StringComparison.OrdinalIgnoreCase);
    }

    private ServerKeys NewNode(params string[] algorithms)
    {
        var options = new AuthorizationServerOptions();
        foreach (var algorithm in algorithms.DefaultIfEmpty("ES256"))
        {
            options.SigningAlgorithms.Add(algorithm);
        }

        return new ServerKeys(_services.GetRequiredService<ServerKeyTable>(), _clock, Options.Create(options));
    }

    private Task AfterAsync(TimeSpan time)
    {
        _clock.Advance(time);
        return _keys.RefreshAsync(default);
    }

    private List<string> Published() => [.. JsonNode.Parse(_keys.Jwks().Span)!["keys"]!.AsArray().Select(key => (string)key!["kid"]!)];

    private static string KeyOf(string jwt) => (string)JsonNode.Parse(Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(jwt.Split('.')[0])))!["kid"]!;

    /// <summary>One server for all of these tests; each has a database of its own.</summary>
    public sealed class Server : IAsyncLifetime
    {
        internal ThrowawayServer Throwaway { get; private set; } = null!;

        public async Task InitializeAsync() => Throwaway = await ThrowawayServer.StartAsync();

        public async Task DisposeAsync() => await Throwaway.DisposeAsync();
    }
}
