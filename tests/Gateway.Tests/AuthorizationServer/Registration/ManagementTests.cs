using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Domain;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Gateway.Tests.Fakes;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Storage.Audit;
using Npgsql;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Registration;

/// <summary>Managing a registration, by whoever holds its token and by nobody else.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class ManagementTests(AuthorizationHub hub) : IAsyncLifetime, IDisposable
{
    private readonly RegistrationCalls _calls = new(hub);
    private JsonObject _registered = null!;

    public async Task InitializeAsync() => _registered = await _calls.RegisteredAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _calls.Dispose();

    [Fact]
    public async Task L139_Its_token_reads_the_registration()
    {
        var answer = await _calls.ManageAsync(HttpMethod.Get, _registered);

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(_registered.ToJsonString(), JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.ToJsonString());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task L139_The_token_of_another_registration_does_nothing(string method)
    {
        var other = await _calls.RegisteredAsync();

        var answer = await _calls.ManageAsync(new HttpMethod(method), _registered, Update(), (string)other["registration_access_token"]!);

        await answer.ErrorAsync(HttpStatusCode.Unauthorized, "invalid_token");
        Assert.Equal(HttpStatusCode.OK, (await _calls.ManageAsync(HttpMethod.Get, _registered)).StatusCode);
    }

    [Fact]
    public async Task L139_An_initial_access_token_manages_nothing() =>
        await (await _calls.ManageAsync(HttpMethod.Get, _registered, token: await _calls.NewTokenAsync())).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_token");

    [Fact]
    public async Task L139_Without_a_token_nothing_is_told() =>
        await (await _calls.SendAsync(HttpMethod.Get, $"/oauth/register/{_registered["client_id"]}", null, null)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_token");

    [Fact]
    public async Task L139_A_client_that_there_is_not_answers_like_one_of_somebody_else() =>
        await (await _calls.SendAsync(HttpMethod.Get, "/oauth/register/nobody", "token", null)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_token");

    [Fact]
    public async Task L139_An_update_replaces_what_was_registered()
    {
        var answer = await _calls.ManageAsync(HttpMethod.Put, _registered, Update(metadata =>
        {
            metadata["redirect_uris"] = new JsonArray("https://new.example/callback");
            metadata.Remove("scope");
        }));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var read = JsonNode.Parse(await (await _calls.ManageAsync(HttpMethod.Get, _registered)).Content.ReadAsStringAsync())!;
        Assert.Equal("""["https://new.example/callback"]""", read["redirect_uris"]!.ToJsonString());
        Assert.Equal("", (string?)read["scope"]);
    }

    [Fact]
    public async Task L137_L139_An_update_follows_the_same_rules()
    {
        await (await _calls.ManageAsync(HttpMethod.Put, _registered, Update(metadata => metadata["token_endpoint_auth_method"] = "none")))
            .ErrorAsync(HttpStatusCode.BadRequest, "invalid_client_metadata");
        await (await _calls.ManageAsync(HttpMethod.Put, _registered, Update(metadata => metadata["redirect_uris"] = new JsonArray("http://budget.example"))))
            .ErrorAsync(HttpStatusCode.BadRequest, "invalid_redirect_uri");
    }

    [Theory]
    [InlineData("registration_access_token")]
    [InlineData("registration_client_uri")]
    [InlineData("client_id_issued_at")]
    public async Task L139_An_update_may_not_say_what_is_the_servers_to_say(string member) =>
        await (await _calls.ManageAsync(HttpMethod.Put, _registered, Update(metadata => metadata[member] = "x"))).ErrorAsync(HttpStatusCode.BadRequest, "invalid_client_metadata");

    [Theory]
    [InlineData(null)]
    [InlineData("another")]
    public async Task L139_An_update_repeats_the_client_id(string? id) =>
        await (await _calls.ManageAsync(HttpMethod.Put, _registered, Update(metadata => metadata["client_id"] = id))).ErrorAsync(HttpStatusCode.BadRequest, "invalid_client_metadata");

    [Fact]
    public async Task L139_New_keys_are_good_and_old_ones_useless_from_the_update_on_every_node()
    {
        await using var other = await hub.StartNodeAsync(new Parts { KeepsInStore = true, IsAlone = false, Map = Probes.Map });
        using var next = SigningParty.ES256();
        Assert.Equal(HttpStatusCode.OK, await AuthenticateAsync(_calls.Key, other));

        await _calls.ManageAsync(HttpMethod.Put, _registered, Update(metadata => metadata["jwks"] = new JsonObject { ["keys"] = new JsonArray(next.Jwk) }));

        Assert.Equal(HttpStatusCode.Unauthorized, await AuthenticateAsync(_calls.Key, other));
        Assert.Equal(HttpStatusCode.OK, await AuthenticateAsync(next, other));
        Assert.Equal(HttpStatusCode.Unauthorized, await AuthenticateAsync(_calls.Key, hub.Hub));
    }

    [Fact]
    public async Task L139_A_removed_client_is_unknown_at_once_on_every_node()
    {
        await using var other = await hub.StartNodeAsync(new Parts { KeepsInStore = true, IsAlone = false, Map = Probes.Map });
        Assert.Equal(HttpStatusCode.OK, await AuthenticateAsync(_calls.Key, other));
        Assert.Equal(HttpStatusCode.OK, await AuthenticateAsync(_calls.Key, hub.Hub));

        var answer = await _calls.ManageAsync(HttpMethod.Delete, _registered);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await AuthenticateAsync(_calls.Key, other));
        Assert.Equal(HttpStatusCode.Unauthorized, await AuthenticateAsync(_calls.Key, hub.Hub));
        await (await _calls.ManageAsync(HttpMethod.Get, _registered)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_token");
    }

    [Fact]
    public async Task L139_The_grants_of_a_removed_client_are_ended_and_those_of_others_are_not()
    {
        var (gone, stays) = (new GrantId(Guid.NewGuid()), new GrantId(Guid.NewGuid()));
        using var other = await hub.RegisterAsync();
        await HoldAsync(gone, (string)_registered["client_id"]!);
        await HoldAsync(stays, other.Id.Value);

        await _calls.ManageAsync(HttpMethod.Delete, _registered);

        for (var tries = 0; tries < 2_400 && !Revoked().Contains(gone); tries++)
        {
            await Task.Delay(25);
        }

        Assert.Contains(gone, Revoked());
        Assert.DoesNotContain(stays, Revoked());
    }

    [Fact]
    public async Task L139_What_a_removed_client_held_is_gone_and_what_others_hold_is_not()
    {
        using var client = new ThirdParty(hub, new ClientId((string)_registered["client_id"]!), _calls.Key, SigningParty.ES256(null), null) { OwnsKey = false };
        using var other = await hub.RegisterAsync();
        await HoldAllAsync(client);
        await HoldAllAsync(other);
        Assert.DoesNotContain(0, await HeldAsync(client.Id));

        await _calls.ManageAsync(HttpMethod.Delete, _registered);

        Assert.All(await HeldAsync(client.Id), held => Assert.Equal(0, held));
        Assert.DoesNotContain(0, await HeldAsync(other.Id));
        await ForgetAsync(other.Id);
    }

    [Fact]
    public async Task What_becomes_of_a_registration_is_audited()
    {
        var id = new ClientId((string)_registered["client_id"]!);
        await _calls.ManageAsync(HttpMethod.Put, _registered, Update());
        await _calls.ManageAsync(HttpMethod.Put, _registered, Update(metadata => metadata["token_endpoint_auth_method"] = "none"));
        await _calls.ManageAsync(HttpMethod.Delete, _registered);
        await _calls.ManageAsync(HttpMethod.Delete, _registered);

        var audit = await hub.Services.GetRequiredService<AuditLog>().ReadAsync(AuditChain.Of(id), 0, 10, default);

        Assert.Equal(["client.registered", "client.changed", "client.removed"], audit.Select(recorded => recorded.Entry.Action));
        Assert.All(audit, recorded => Assert.Equal(AuditActor.Client(id), recorded.Entry.Actor));
    }

    // One of each kind.
    private async Task HoldAllAsync(ThirdParty client)
    {
        await RunAsync(
            """
            with request as (insert into pushed_request (request_hash, client_id, expires_at, keep_until, body) values (decode(md5($1), 'hex'), $1, '2030-01-01', '2030-01-01', '')),
                 code as (insert into authorization_code (code_hash, client_id, customer_id, grant_id, expires_at, body)
                          values (decode(md5($1), 'hex'), $1, $2, gen_random_uuid(), '2030-01-01', '')),
                 token as (insert into refresh_token (token_hash, client_id, customer_id, grant_id, issued_at, expires_at, body)
                           values (decode(md5($1), 'hex'), $1, $2, gen_random_uuid(), '2026-01-01', '2030-01-01', '')),
                 endpoint as (insert into webhook_endpoint (client_id, endpoint_id, url, types, created_at) values ($1, gen_random_uuid(), 'https://budget.example', '{}', '2026-01-01')),
                 event as (insert into third_party_event (event_id, client_id, type, subject, grant_id, at, counts)
                           values (gen_random_uuid(), $1, 'data.updated', 's', gen_random_uuid(), '2026-01-01', '{}'))
            insert into webhook_delivery (endpoint_id, number, client_id, subject, state, since, due_at) values (gen_random_uuid(), 1, $1, 's', 'Parked', '2026-01-01', '2026-01-01')
            """,
            command => command.ExecuteNonQueryAsync(),
            client.Id.Value, FakeEnrolment.Minji.Value);
    }

    // Other tests count what is left in the database.
    private Task<int> ForgetAsync(ClientId client) => RunAsync(
        "with requests as (delete from pushed_request where client_id = $1) delete from authorization_code where client_id = $1", command => command.ExecuteNonQueryAsync(), client.Value);

    private Task<long[]> HeldAsync(ClientId client) => RunAsync(
        """
        select array[
            (select count(*) from pushed_request where client_id = $1), (select count(*) from authorization_code where client_id = $1),
            (select count(*) from refresh_token where client_id = $1), (select count(*) from webhook_endpoint where client_id = $1),
            (select count(*) from webhook_delivery where client_id = $1), (select count(*) from third_party_event where client_id = $1)]
        """,
        async command => (long[])(await command.ExecuteScalarAsync())!,
        client.Value);

    private async Task<T> RunAsync<T>(string text, Func<NpgsqlCommand, Task<T>> run, params object[] values)
    {
        await using var postgres = NpgsqlDataSource.Create(hub.Database);
        await using var connection = await postgres.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(text, connection);
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        return await run(command);
    }

    private IEnumerable<GrantId> Revoked() => hub.Hub.Customer.Asked.OfType<RevokeGrant>().Where(asked => asked.Reason == "client").Select(asked => asked.Grant);

    private Task<int> HoldAsync(GrantId grant, string client) => RunAsync(
        "insert into customer_grant (customer_id, grant_id, client_id, state, ends_on, version, body) values ($1, $2, $3, 'Active', '2027-01-01', 1, '')",
        command => command.ExecuteNonQueryAsync(),
        FakeEnrolment.Minji.Value, grant.Value, client);

    private JsonObject Update(Action<JsonObject>? change = null)
    {
        var update = _calls.Metadata();
        update["client_id"] = (string?)_registered["client_id"];
        change?.Invoke(update);
        return update;
    }

    private async Task<HttpStatusCode> AuthenticateAsync(SigningParty key, TestHub node)
    {
        using var client = new ThirdParty(hub, new ClientId((string)_registered["client_id"]!), key, SigningParty.ES256(null), null) { OwnsKey = false };
        using var http = hub.NewClient(node: node);
        using var form = new FormUrlEncodedContent(client.Authenticated(
            ("client_assertion", client.Assertion(claims => claims["exp"] = node.Clock.GetUtcNow().AddMinutes(1).ToUnixTimeSeconds()))));
        return (await http.PostAsync(Probes.Client, form)).StatusCode;
    }
}
