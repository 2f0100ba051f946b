using System.Text.Json;
using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.IdentityVerification;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Settings;

/// <summary>
/// The settings by which a gateway finds this outside world; with a real one the same file names the real addresses.
/// </summary>
internal sealed class OutsideWorld(
    SandboxClock clock,
    Parties parties,
    OperatorClients clients,
    Certificates certificates,
    IdentityIssuer identity,
    Secrets secrets,
    IHouseholdData households)
{
    private static readonly JsonSerializerOptions Readable = new(Answer.Json) { WriteIndented = true };

    public void Write(string path) => AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(Settings(), Readable));

    private object Settings() => new
    {
        Operators = clients.All.Select(OperatorOf),
        Outbound = new { TrustAnchorsPath = certificates.PathOf("ca.pem") },
        Portal = new { Address = parties.AddressOf(Catalogue.Portal), ClientId = secrets.PortalClientId, ClientSecret = secrets.PortalClientSecret },
        CertificateAuthorities = new[]
        {
            new
            {
                OrgCode = Catalogue.CertificateAuthority,
                Name = "새나인증",
                Address = parties.AddressOf(Catalogue.CertificateAuthority),
                ClientId = secrets.AuthorityClientId,
                ClientSecret = secrets.AuthorityClientSecret,
            },
        },
        VehicleRegister = new { Address = parties.AddressOf(Catalogue.Register) },
        VehiclePrices = new { Address = parties.AddressOf(Catalogue.Prices) },
        ExchangeRates = new { Address = parties.AddressOf(Catalogue.Rates), ApiKey = secrets.RatesApiKey },
        Identity = new
        {
            identity.Issuer,
            ClientId = secrets.IdentityClientId,
            ClientSecret = secrets.IdentityClientSecret,
            CiClaim = "ci",
        },
        // The hub's time follows ours, so that tokens, cycles and sessions agree.
        Clock = new { OffsetPath = clock.KeptIn },
        // Where no public text says the path of 보험-018, an institution's own settings do.
        Institutions = Catalogue.Institutions.Where(institution => institution.Industry == Industry.Insu)
            .ToDictionary(institution => institution.OrgCode, _ => new { GeneralPolicyPath = "/general/basic" }),
        DemoCustomers = DemoSignIns.Of(households, secrets),
        Sandbox = new { Control = parties.AddressOf(Parties.ControlCode), Browser = parties.AddressOf(Parties.BrowserCode) },
    };

    private object OperatorOf(OperatorClient client) => new
    {
        client.OrgCode,
        client.Name,
        ClientCertificatePath = certificates.PathOf("operator.pem"),
        ClientKeyPath = certificates.PathOf("operator.key"),
        client.ClientId,
        client.ClientSecret,
        RedirectUri = client.RedirectUris[0],
        client.AppScheme,
    };
}
