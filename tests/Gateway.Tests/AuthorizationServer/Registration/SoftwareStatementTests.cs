using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Registration;

/// <summary>Where somebody vouches for software, only what they signed is registered, and their word wins.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class SoftwareStatementTests(AuthorizationHub hub) : IAsyncLifetime, IDisposable
{
    private const string Authority = "https://authority.example";
    private readonly string _folder = Directory.CreateTempSubdirectory("statements-").FullName;
    private readonly SigningParty _authority = SigningParty.PS256("authority");
    private TestHub _node = null!;
    private RegistrationCalls _calls = null!;

    public async Task InitializeAsync()
    {
        var path = Path.Combine(_folder, "jwks.json");
        await File.WriteAllTextAsync(path, new JsonObject { ["keys"] = new JsonArray(_authority.Jwk) }.ToJsonString());
        _node = await hub.StartNodeAsync(
            new Parts { KeepsInStore = true }, $"--AuthorizationServer:SoftwareStatements:Issuer={Authority}",
            $"--AuthorizationServer:SoftwareStatements:JwksPath={path}", "--AuthorizationServer:SoftwareStatements:Required=true");
        _calls = new RegistrationCalls(hub, _node);
    }

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose()
    {
        _calls.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public async Task L136_What_the_statement_says_wins_over_the_request()
    {
        var registered = await _calls.RegisteredAsync(metadata => metadata["software_statement"] = Statement());

        Assert.Equal("Vouched For", (string?)registered["client_name"]);
        Assert.Equal("""["https://vouched.example/callback"]""", registered["redirect_uris"]!.ToJsonString());
    }

    [Fact]
    public async Task L136_Without_a_statement_nobody_registers() =>
        await (await _calls.RegisterAsync()).ErrorAsync(HttpStatusCode.BadRequest, "invalid_software_statement");

    [Fact]
    public async Task L136_A_statement_of_somebody_else_is_refused()
    {
        using var stranger = SigningParty.PS256("authority");

        await RefusedAsync(stranger.Sign(Claims()));
    }

    [Fact]
    public async Task L136_A_statement_by_another_issuer_is_refused() => await RefusedAsync(Statement(claims => claims["iss"] = "https://other.example"));

    [Fact]
    public async Task L136_A_statement_that_is_over_is_refused() =>
        await RefusedAsync(Statement(claims => claims["exp"] = hub.Now.AddHours(-1).ToUnixTimeSeconds()));

    [Fact]
    public async Task L136_A_statement_without_end_is_refused() => await RefusedAsync(Statement(claims => claims.Remove("exp")));

    [Fact]
    public async Task L136_A_statement_that_is_no_JWT_is_refused() => await RefusedAsync("statement");

    [Fact]
    public async Task L137_What_a_statement_says_follows_the_rules_too() =>
        await (await _calls.RegisterAsync(metadata => metadata["software_statement"] = Statement(claims => claims["token_endpoint_auth_method"] = "none")))
            .ErrorAsync(HttpStatusCode.BadRequest, "invalid_client_metadata");

    private JsonObject Claims() => new()
    {
        ["iss"] = Authority,
        ["iat"] = hub.Now.ToUnixTimeSeconds(),
        ["exp"] = hub.Now.AddDays(1).ToUnixTimeSeconds(),
        ["client_name"] = "Vouched For",
        ["redirect_uris"] = new JsonArray("https://vouched.example/callback"),
    };

    private string Statement(Action<JsonObject>? change = null)
    {
        var claims = Claims();
        change?.Invoke(claims);
        return _authority.Sign(claims);
    }

    private async Task RefusedAsync(string statement) => await (await _calls.RegisterAsync(metadata => metadata["software_statement"] = statement))
        .ErrorAsync(HttpStatusCode.BadRequest, "invalid_software_statement");
}
