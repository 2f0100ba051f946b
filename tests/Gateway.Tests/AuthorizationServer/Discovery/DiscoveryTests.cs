using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Discovery;

[Collection(AuthorizationHub.Collection)]
public sealed class DiscoveryTests(AuthorizationHub hub) : IAsyncLifetime
{
    private static readonly string[] Profile = ["PS256", "ES256", "EdDSA", "Ed25519"];
    private JsonObject _metadata = null!;

    public async Task InitializeAsync() => _metadata = await ReadAsync("oauth-authorization-server");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task L013_Both_documents_are_there_and_say_the_same()
    {
        var openId = await ReadAsync("openid-configuration");

        Assert.Equal(_metadata.ToJsonString(), openId.ToJsonString());
    }

    [Fact]
    public async Task L013_The_documents_are_nowhere_else()
    {
        using var http = hub.NewClient();

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/.well-known/oauth-authorization-server/oauth")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/.well-known/anything")).StatusCode);
    }

    [Fact]
    public void L014_The_issuer_is_the_configured_one_byte_for_byte() => Assert.Equal(AuthorizationHub.Issuer, (string?)_metadata["issuer"]);

    [Theory]
    [InlineData("http://hub.example")]
    [InlineData("https://hub.example/")]
    [InlineData("https://hub.example/path")]
    [InlineData("https://hub.example?query")]
    [InlineData("https://hub.example#fragment")]
    [InlineData("https://HUB.example")]
    public async Task L014_An_issuer_that_is_no_plain_https_address_stops_the_start(string issuer)
    {
        var failure = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            () => hub.StartNodeAsync(new Parts { KeepsInStore = true }, $"--AuthorizationServer:Issuer={issuer}"));

        Assert.Contains("AuthorizationServer:Issuer", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("authorization_endpoint", "/oauth/authorize")]
    [InlineData("token_endpoint", "/oauth/token")]
    [InlineData("jwks_uri", "/oauth/jwks")]
    [InlineData("pushed_authorization_request_endpoint", "/oauth/par")]
    [InlineData("introspection_endpoint", "/oauth/introspect")]
    [InlineData("revocation_endpoint", "/oauth/revoke")]
    [InlineData("registration_endpoint", "/oauth/register")]
    [InlineData("grant_management_endpoint", "/oauth/grants")]
    public void L015_The_endpoints_are_https_addresses_of_the_issuer(string member, string path) =>
        Assert.Equal(AuthorizationHub.Issuer + path, (string?)_metadata[member]);

    [Theory]
    [InlineData("L016", "response_types_supported", "code")]
    [InlineData("L017", "grant_types_supported", "authorization_code refresh_token client_credentials")]
    [InlineData("L018", "token_endpoint_auth_methods_supported", "private_key_jwt tls_client_auth")]
    [InlineData("L021", "code_challenge_methods_supported", "S256")]
    [InlineData("L024", "authorization_details_types_supported", "mydata_consent")]
    [InlineData("L027", "introspection_endpoint_auth_methods_supported", "private_key_jwt tls_client_auth")]
    [InlineData("L027", "revocation_endpoint_auth_methods_supported", "private_key_jwt tls_client_auth")]
    [InlineData("L028", "grant_management_actions_supported", "create query replace merge revoke")]
    public void L016_L017_L018_L021_L024_L027_L028_Lists_hold_exactly_what_the_profile_allows(string line, string member, string values) =>
        Assert.True(values == string.Join(' ', _metadata[member]!.AsArray().Select(value => (string?)value)), line);

    [Fact]
    public void L019_Every_list_of_algorithms_stays_within_the_profile()
    {
        var lists = _metadata.Where(member => member.Key.Contains("signing_alg_values", StringComparison.Ordinal)).ToList();

        Assert.Equal(8, lists.Count);
        Assert.All(lists, list => Assert.All(list.Value!.AsArray(), name => Assert.Contains((string?)name, Profile)));
        Assert.All(lists, list => Assert.NotEmpty(list.Value!.AsArray()));
    }

    [Theory]
    [InlineData("L020", "tls_client_certificate_bound_access_tokens", true)]
    [InlineData("L022", "authorization_response_iss_parameter_supported", true)]
    [InlineData("L023", "require_pushed_authorization_requests", true)]
    [InlineData("L028", "grant_management_action_required", false)]
    public void L020_L022_L023_L028_What_is_so_is_said(string line, string member, bool value) => Assert.True((bool)_metadata[member]! == value, line);

    [Fact]
    public void L011_Clients_with_certificates_find_their_own_addresses()
    {
        var aliases = _metadata["mtls_endpoint_aliases"]!.AsObject();

        Assert.All(aliases, alias => Assert.StartsWith(AuthorizationHub.MtlsAddress + "/oauth/", (string?)alias.Value, StringComparison.Ordinal));
        Assert.Equal("token_endpoint pushed_authorization_request_endpoint introspection_endpoint revocation_endpoint registration_endpoint grant_management_endpoint",
            string.Join(' ', aliases.Select(alias => alias.Key)));
        // RFC 8705 5: browsers are never sent there.
        Assert.False(aliases.ContainsKey("authorization_endpoint"));
    }

    [Fact]
    public async Task L020_Without_a_port_for_certificates_nothing_promises_them()
    {
        await using var node = await TestHub.StartAsync(new Parts { KeepsInStore = true }, "Development",
            "--Gateway:HttpsPort=0", $"--Gateway:CertificatePath={hub.Certificates.ServerPath}", $"--Gateway:CertificateKeyPath={hub.Certificates.ServerKeyPath}",
            $"--AuthorizationServer:Issuer={AuthorizationHub.Issuer}", $"--ConnectionStrings:Hub={hub.Database}", $"--Keys:Folder={hub.KeyFolder}");
        using var http = hub.NewClient(node: node);

        var metadata = JsonNode.Parse(await http.GetStringAsync("/.well-known/oauth-authorization-server"))!.AsObject();

        Assert.False(metadata.ContainsKey("tls_client_certificate_bound_access_tokens"));
        Assert.False(metadata.ContainsKey("mtls_endpoint_aliases"));
        Assert.Equal("""["private_key_jwt"]""", metadata["token_endpoint_auth_methods_supported"]!.ToJsonString());
    }

    private async Task<JsonObject> ReadAsync(string name)
    {
        using var http = hub.NewClient();
        using var answer = await http.GetAsync($"/.well-known/{name}");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }
}
