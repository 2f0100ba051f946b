using System.Buffers.Text;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.Tests.Fakes;
using MyDataHub.Storage.Authorization;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Embedded;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Running;

/// <summary>One gateway with its authorization server on real PostgreSQL, TLS and mTLS, shared by all tests of the collection.</summary>
public sealed class AuthorizationHub : IAsyncLifetime
{
    internal const string Collection = "authorization server";

    /// <summary>Fixed, while the ports are free ones.</summary>
    internal const string Issuer = "https://hub.example";
    internal const string MtlsAddress = "https://mtls.hub.example";

    private readonly string _folder = Directory.CreateTempSubdirectory("authorization-").FullName;
    private ThrowawayServer _server = null!;
    private string _database = null!;

    internal DevelopmentCertificates Certificates { get; private set; } = null!;

    internal TestHub Hub { get; private set; } = null!;

    /// <summary>Minji's, the only customer.</summary>
    internal FakeGrants Grants { get; private set; } = null!;

    internal ManualClock Clock => Hub.Clock;

    internal DateTimeOffset Now => Clock.GetUtcNow();

    internal IServiceProvider Services => Hub.Services;

    internal string Database => _database;

    internal string KeyFolder => Path.Combine(_folder, "keys");

    public async Task InitializeAsync()
    {
        Certificates = new DevelopmentCertificates(_folder);
        _server = await ThrowawayServer.StartAsync();
        _database = await _server.CreateHubDatabaseAsync();
        Hub = await StartNodeAsync(new Parts { KeepsInStore = true, Map = Probes.Map });
        Grants = new FakeGrants(Hub.Clock, _database);
        Hub.Customer.Grants = Grants;
        await Services.GetRequiredService<CustomerStore>().CreateAsync(new NewCustomer(FakeEnrolment.Minji, "CI", "active", Now), default);
    }

    public async Task DisposeAsync()
    {
        await Hub.DisposeAsync();
        await _server.DisposeAsync();
        Certificates.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Another node on the same database and keys; the caller ends it.</summary>
    internal async Task<TestHub> StartNodeAsync(Parts parts, params IEnumerable<string> further)
    {
        var hub = await TestHub.StartAsync(parts, Environments.Development,
        [
            "--Gateway:HttpsPort=0", "--Gateway:MtlsPort=0", $"--Gateway:CertificatePath={Certificates.ServerPath}",
            $"--Gateway:CertificateKeyPath={Certificates.ServerKeyPath}", $"--AuthorizationServer:Issuer={Issuer}",
            $"--AuthorizationServer:MtlsAddress={MtlsAddress}", $"--AuthorizationServer:ClientCertificateAuthorities:0={Certificates.AuthorityPath}",
            // Everything here comes from one address and one person.
            "--RateLimits:SignInsPerAddress=100000", "--RateLimits:Writes=100000", "--RateLimits:PasswordsPerLoginIn15Minutes=1000",
            // All that the tests do wrong comes from one address.
            "--AuthorizationServer:FailuresPerAddress=1000000", "--AuthorizationServer:SigningAlgorithms:0=ES256", "--Webhooks:LookMilliseconds=60000", $"--Outgoing:TrustAnchors:0={Certificates.AuthorityPath}",
            $"--ConnectionStrings:Hub={_database};Maximum Pool Size=20", $"--Keys:Folder={KeyFolder}", .. further,
        ]);
        // Proofs made before a node began need its nonce; a test may make them some seconds old.
        hub.Clock.Advance(TimeSpan.FromMinutes(10));
        if (Hub is { } first && first.Clock.GetUtcNow() - hub.Clock.GetUtcNow() is var ahead && ahead > TimeSpan.Zero)
        {
            // What clients sign is of the first node's time, which other tests move on.
            hub.Clock.Advance(ahead);
        }

        return hub;
    }

    /// <summary>A client of the HTTPS port, or with a certificate of the mTLS port. Follows no redirects.</summary>
    internal HttpClient NewClient(X509Certificate2? certificate = null, TestHub? node = null) =>
        new(Handler(certificate)) { BaseAddress = AddressOf(node ?? Hub, certificate is not null) };

    /// <summary>A person's browser on the HTTPS port.</summary>
    internal Browser OpenBrowser(TestHub? node = null) => new(AddressOf(node ?? Hub, isMtls: false));

    /// <summary>Another node that serves at the same time, with the same clock and the same customer; the caller ends it.</summary>
    internal Task<TestHub> StartSecondNodeAsync() =>
        StartNodeAsync(new Parts { KeepsInStore = true, Clock = Clock, Customer = Hub.Customer, IsAlone = false });

    /// <summary>The plain-HTTP port of development.</summary>
    internal HttpClient NewPlainClient() => new() { BaseAddress = Hub.Addresses[2] };

    /// <summary>A connection to the mTLS port that presents nothing.</summary>
    internal HttpClient NewMtlsClientWithoutCertificate() => new(Handler(null)) { BaseAddress = AddressOf(Hub, isMtls: true) };

    /// <summary>The address as the world knows it.</summary>
    internal static string AddressOf(string path, bool isMtls) => (isMtls ? MtlsAddress : Issuer) + path;

    /// <summary>ath, and the S256 of PKCE.</summary>
    internal static string HashOf(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    /// <summary>Makes a client a resource server, as the operator's settings would.</summary>
    internal void Allow(ThirdParty server) =>
        Services.GetRequiredService<IOptions<FlowOptions>>().Value.ResourceServers.Add(server.Id.Value);

    /// <summary>x5t#S256.</summary>
    internal static string ThumbprintOf(X509Certificate2 certificate) => Base64Url.EncodeToString(SHA256.HashData(certificate.RawData));

    /// <summary>A client with private_key_jwt.</summary>
    internal Task<ThirdParty> RegisterAsync(bool usesDpop = true, Action<JsonObject>? change = null, SigningParty? key = null) =>
        RegisterAsync(usesAssertions: true, usesDpop, change, key);

    /// <summary>A client of one of the four combinations, registered as the registration endpoint would.</summary>
    internal async Task<ThirdParty> RegisterAsync(bool usesAssertions, bool usesDpop, Action<JsonObject>? change = null, SigningParty? key = null)
    {
        var id = new ClientId($"client-{Guid.NewGuid():N}");
        var signing = key ?? SigningParty.ES256();
        var certificate = usesAssertions && usesDpop ? null : Certificates.ForClient($"CN={id}");
        var metadata = Metadata(id, signing, usesAssertions, usesDpop);
        change?.Invoke(metadata);
        await Services.GetRequiredService<ClientRegister>().AddAsync(
            new StoredClient(id, 1, Now, SHA256.HashData("registration"u8), Encoding.UTF8.GetBytes(metadata.ToJsonString())), default);
        return new ThirdParty(this, id, signing, SigningParty.ES256(null), certificate) { UsesAssertions = usesAssertions, UsesDpop = usesDpop };
    }

    /// <summary>Trusts the authority of this run, as a client of development would.</summary>
    internal X509ChainPolicy Trust()
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.ImportFromPemFile(Certificates.AuthorityPath);
        return trust;
    }

    private SocketsHttpHandler Handler(X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        handler.SslOptions.CertificateChainPolicy = Trust();
        if (certificate is not null)
        {
            handler.SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true);
        }

        return handler;
    }

    private static JsonObject Metadata(ClientId id, SigningParty key, bool usesAssertions, bool usesDpop)
    {
        var metadata = new JsonObject
        {
            ["client_name"] = "Budget Friend",
            ["client_name#ko"] = "가계부 친구",
            ["redirect_uris"] = new JsonArray("https://budget.example/callback"),
            ["token_endpoint_auth_method"] = usesAssertions ? "private_key_jwt" : "tls_client_auth",
            ["grant_types"] = new JsonArray("authorization_code", "refresh_token", "client_credentials"),
            ["response_types"] = new JsonArray("code"),
            ["scope"] = "mydata grant_management_query grant_management_revoke openid webhooks",
            ["authorization_details_types"] = new JsonArray("mydata_consent"),
            [usesDpop ? "dpop_bound_access_tokens" : "tls_client_certificate_bound_access_tokens"] = true,
            ["jwks"] = new JsonObject { ["keys"] = new JsonArray(key.Jwk) },
        };
        if (!usesAssertions)
        {
            metadata["tls_client_auth_subject_dn"] = $"CN={id}";
        }

        return metadata;
    }

    // By name of the certificate, whatever the address said.
    private static Uri AddressOf(TestHub node, bool isMtls) => new UriBuilder(node.Addresses[isMtls ? 1 : 0]) { Host = "localhost" }.Uri;
}

[CollectionDefinition(AuthorizationHub.Collection)]
#pragma warning disable CA1711 // xunit's word
public sealed class AuthorizationHubCollection : ICollectionFixture<AuthorizationHub>;
#pragma warning restore CA1711
