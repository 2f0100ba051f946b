using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Registration;

/// <summary>Dynamic registration: what is right is registered whole, and each thing outside the profile is refused or replaced.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class RegistrationTests(AuthorizationHub hub) : IDisposable
{
    private const string SubjectDn = "tls_client_auth_subject_dn";
    private readonly RegistrationCalls _calls = new(hub);

    [Fact]
    public async Task L135_A_registration_answers_201_with_everything_registered_and_no_secret()
    {
        var answer = await _calls.RegisterAsync(metadata => metadata["client_name#ko"] = "가계부 친구");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var registered = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        Assert.All(_calls.Metadata(), sent => Assert.Equal(sent.Value!.ToJsonString(), registered[sent.Key]!.ToJsonString()));
        Assert.Equal("가계부 친구", (string?)registered["client_name#ko"]);
        Assert.Equal($"{AuthorizationHub.Issuer}/oauth/register/{registered["client_id"]}", (string?)registered["registration_client_uri"]);
        Assert.False(registered.ContainsKey("client_secret"));
        var client = await FindAsync((string)registered["client_id"]!);
        Assert.Equal("가계부 친구", client!.Names["KO"]);
    }

    [Fact]
    public async Task L066_L146_The_server_chooses_the_client_id_and_nobody_can_guess_it()
    {
        var one = await _calls.RegisteredAsync(metadata => metadata["client_id"] = "somebodys-subject");
        var other = await _calls.RegisteredAsync();

        Assert.Matches("^tp-[A-Za-z0-9_-]{22}$", (string?)one["client_id"]);
        Assert.NotEqual((string?)one["client_id"], (string?)other["client_id"]);
        Assert.Equal(43, ((string)one["registration_access_token"]!).Length);
    }

    [Fact]
    public async Task L136_Without_a_token_nobody_registers()
    {
        var answer = await _calls.SendAsync(HttpMethod.Post, "/oauth/register", null, _calls.Metadata().ToJsonString());

        await answer.ErrorAsync(HttpStatusCode.Unauthorized, "invalid_token");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task L136_A_made_up_token_registers_nobody() =>
        await (await _calls.RegisterAsync(token: "made-up")).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_token");

    [Fact]
    public async Task L136_A_token_that_is_over_registers_nobody() =>
        await (await _calls.RegisterAsync(token: await _calls.NewTokenAsync(days: -1))).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_token");

    [Fact]
    public async Task L136_A_token_registers_as_often_as_it_says_also_when_all_come_at_once()
    {
        var token = await _calls.NewTokenAsync(uses: 2);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _calls.RegisterAsync(token: token)));

        Assert.Equal(2, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(6, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task L136_A_refused_registration_does_not_use_the_token_up()
    {
        var token = await _calls.NewTokenAsync();

        await (await _calls.RegisterAsync(metadata => metadata.Remove("jwks"), token)).ErrorAsync(HttpStatusCode.BadRequest, "invalid_client_metadata");
        Assert.Equal(HttpStatusCode.Created, (await _calls.RegisterAsync(token: token)).StatusCode);
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "a public client", "token_endpoint_auth_method", "\"none\"" },
        { "a secret in the header", "token_endpoint_auth_method", "\"client_secret_basic\"" },
        { "a secret in the body", "token_endpoint_auth_method", "\"client_secret_post\"" },
        { "a shared key", "token_endpoint_auth_method", "\"client_secret_jwt\"" },
        { "a certificate of its own making", "token_endpoint_auth_method", "\"self_signed_tls_client_auth\"" },
        { "a secret of its own", "client_secret", "\"secret\"" },
        { "the implicit grant", "grant_types", "[\"implicit\"]" },
        { "the password grant", "grant_types", "[\"authorization_code\",\"password\"]" },
        { "no grant", "grant_types", "[]" },
        { "RS256 for its assertions", "token_endpoint_auth_signing_alg", "\"RS256\"" },
        { "none for its requests", "request_object_signing_alg", "\"none\"" },
        { "RS256 for its id tokens", "id_token_signed_response_alg", "\"RS256\"" },
        { "an algorithm that this server does not sign with", "authorization_signed_response_alg", "\"PS256\"" },
        { "encrypted id tokens", "id_token_encrypted_response_alg", "\"RSA-OAEP\"" },
        { "public subjects", "subject_type", "\"public\"" },
        { "unbound tokens", "dpop_bound_access_tokens", "false" },
        { "a scope that there is not", "scope", "\"mydata everything\"" },
        { "a type of details that there is not", "authorization_details_types", "[\"payment_initiation\"]" },
        { "no name", "client_name", "\"  \"" },
        { "a name that turns around", "client_name", "\"Bank\\u202e\"" },
        { "a policy in clear text", "policy_uri", "\"http://budget.example/policy\"" },
        { "a script for a logo", "logo_uri", "\"javascript:alert(1)\"" },
        { "a number for a name", "client_name", "7" },
        { "a text for a list", "redirect_uris", "\"https://budget.example/callback\"" },
        { "null in a list", "redirect_uris", "[null]" },
        { "a kind of application that there is not", "application_type", "\"toaster\"" },
        { "a subject of a certificate beside a key", SubjectDn, "\"CN=budget\"" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task L030_L065_L137_Metadata_outside_the_profile_are_refused(string what, string member, string value)
    {
        var answer = await _calls.RegisterAsync(metadata => metadata[member] = JsonNode.Parse(value));

        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, what);
        await answer.ErrorAsync(HttpStatusCode.BadRequest, "invalid_client_metadata");
    }

    [Theory]
    [InlineData("http://budget.example/callback")]
    [InlineData("http://localhost/callback")]
    [InlineData("http://127.0.0.1/callback")]
    [InlineData("https://budget.example/callback#part")]
    [InlineData("https://budget.example/callback#")]
    [InlineData("https://somebody@budget.example/callback")]
    [InlineData("https://*.example/callback")]
    [InlineData("budget://callback")]
    [InlineData("/callback")]
    [InlineData("https://budget.example/call back")]
    [InlineData("javascript:alert(1)")]
    public async Task L048_L137_A_redirect_uri_that_could_lead_elsewhere_is_refused(string uri) =>
        await (await _calls.RegisterAsync(metadata => metadata["redirect_uris"] = new JsonArray("https://budget.example/callback", uri)))
            .ErrorAsync(HttpStatusCode.BadRequest, "invalid_redirect_uri");

    [Theory]
    [InlineData("http://127.0.0.1:7777/callback")]
    [InlineData("http://[::1]:7777/callback")]
    public async Task L048_A_native_application_may_listen_on_a_loopback_address(string uri) => await _calls.RegisteredAsync(metadata =>
    {
        metadata["application_type"] = "native";
        metadata["redirect_uris"] = new JsonArray(uri);
    });

    [Fact]
    public async Task L048_A_native_application_may_not_name_localhost() => await (await _calls.RegisterAsync(metadata =>
    {
        metadata["application_type"] = "native";
        metadata["redirect_uris"] = new JsonArray("http://localhost:7777/callback");
    })).ErrorAsync(HttpStatusCode.BadRequest, "invalid_redirect_uri");

    [Fact]
    public async Task L065_L137_Weak_and_private_and_unfit_keys_are_refused()
    {
        using var weak = SigningParty.PS256(bits: 1024);
        var isPrivate = _calls.Key.Jwk;
        isPrivate["d"] = "c2VjcmV0";
        var forRs256 = SigningParty.PS256().Jwk;
        forRs256["alg"] = "RS256";
        var shared = new JsonObject { ["kty"] = "oct", ["k"] = "c2VjcmV0" };
        var curve = new JsonObject { ["kty"] = "EC", ["crv"] = "secp256k1", ["x"] = "AA", ["y"] = "AA" };
        foreach (var key in (JsonObject[])[weak.Jwk, isPrivate, forRs256, shared, curve])
        {
            await (await _calls.RegisterAsync(metadata => metadata["jwks"] = new JsonObject { ["keys"] = new JsonArray(key.DeepClone()) }))
                .ErrorAsync(HttpStatusCode.BadRequest, "invalid_client_metadata");
        }
    }

    [Fact]
    public async Task L137_Keys_are_needed_and_only_in_one_place()
    {
        await (await _calls.RegisterAsync(metadata => metadata.Remove("jwks"))).ErrorAsync(HttpStatusCode.BadRequest, "invalid_client_metadata");
        await (await _calls.RegisterAsync(metadata => metadata["jwks"] = new JsonObject { ["keys"] = new JsonArray() })).ErrorAsync(HttpStatusCode.BadRequest, "invalid_client_metadata");
        await (await _calls.RegisterAsync(metadata => metadata["jwks_uri"] = "https://budget.example/jwks")).ErrorAsync(HttpStatusCode.BadRequest, "invalid_client_metadata");
        await (await _calls.RegisterAsync(metadata =>
        {
            metadata.Remove("jwks");
            metadata["jwks_uri"] = "http://budget.example/jwks";
        })).ErrorAsync(HttpStatusCode.BadRequest, "invalid_client_metadata");
    }

    [Fact]
    public async Task L137_What_is_left_out_gets_the_values_of_the_profile()
    {
        var registered = await _calls.RegisteredAsync(metadata =>
        {
            metadata.Remove("token_endpoint_auth_method");
            metadata.Remove("grant_types");
            metadata.Remove("response_types");
            metadata.Remove("dpop_bound_access_tokens");
            metadata["require_pushed_authorization_requests"] = false;
        });

        Assert.Equal("private_key_jwt", (string?)registered["token_endpoint_auth_method"]);
        Assert.Equal("""["authorization_code"]""", registered["grant_types"]!.ToJsonString());
        Assert.Equal("""["code"]""", registered["response_types"]!.ToJsonString());
        Assert.True((bool)registered["dpop_bound_access_tokens"]!);
        Assert.True((bool)registered["require_pushed_authorization_requests"]!);
    }

    [Theory]
    [InlineData("""["authorization_code"]""", "[]")]
    [InlineData("""["authorization_code"]""", """["token"]""")]
    [InlineData("""["authorization_code"]""", """["code","code id_token"]""")]
    [InlineData("""["client_credentials"]""", """["code"]""")]
    [InlineData("""["refresh_token"]""", "[]")]
    public async Task L138_Grant_types_and_response_types_that_do_not_agree_are_refused(string grants, string responses) =>
        await (await _calls.RegisterAsync(metadata => (metadata["grant_types"], metadata["response_types"]) = (JsonNode.Parse(grants), JsonNode.Parse(responses))))
            .ErrorAsync(HttpStatusCode.BadRequest, "invalid_client_metadata");

    [Theory]
    [InlineData(SubjectDn, "CN=budget,O=Budget Friend\\, Inc.", true)]
    [InlineData(SubjectDn, "no name at all", false)]
    [InlineData("tls_client_auth_san_dns", "budget.example", true)]
    [InlineData("client_uri", "https://budget.example", false)]
    public async Task L074_L137_A_client_with_a_certificate_names_exactly_one_subject(string member, string value, bool isRight)
    {
        var answer = await _calls.RegisterAsync(metadata =>
        {
            metadata["token_endpoint_auth_method"] = "tls_client_auth";
            metadata.Remove("jwks");
            metadata[member] = value;
        });

        Assert.Equal(isRight ? HttpStatusCode.Created : HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("[]", "application/json")]
    [InlineData("{", "application/json")]
    [InlineData("{}", "text/plain")]
    [InlineData("""{"client_name":"a","client_name":"b"}""", "application/json")]
    public async Task L137_A_body_that_is_no_plain_object_is_refused(string body, string type) =>
        await (await _calls.SendAsync(HttpMethod.Post, "/oauth/register", await _calls.NewTokenAsync(), body, type))
            .ErrorAsync(HttpStatusCode.BadRequest, "invalid_client_metadata");

    public void Dispose() => _calls.Dispose();

    private ValueTask<Client?> FindAsync(string id) => hub.Services.GetRequiredService<ClientRegister>().FindAsync(new ClientId(id), default);
}
