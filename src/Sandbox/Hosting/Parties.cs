using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using MyDataHub.Sandbox.Faults;
using MyDataHub.Sandbox.Institutions;

namespace MyDataHub.Sandbox.Hosting;

/// <summary>Everybody who listens, in the order of their ports.</summary>
internal sealed class Parties(Certificates certificates, FaultBook faults)
{
    public const string BrowserCode = "browser";
    public const string ControlCode = "control";

    private readonly Party[] _all =
    [
        new(BrowserCode, PartyKind.Browser),
        new(ControlCode, PartyKind.Control),
        new(Catalogue.Portal, PartyKind.Portal),
        new(Catalogue.CertificateAuthority, PartyKind.CertificateAuthority),
        new(Catalogue.Register, PartyKind.Register),
        new(Catalogue.Prices, PartyKind.Prices),
        new(Catalogue.Rates, PartyKind.Rates),
        .. Catalogue.Institutions.Select(institution => new Party(institution.OrgCode, PartyKind.Institution, institution)),
    ];

    public Party? Find(string code) => Array.Find(_all, party => party.Code == code);

    public Uri AddressOf(string code) => Find(code)!.Address;

    public void Listen(KestrelServerOptions server, int basePort)
    {
        for (var i = 0; i < _all.Length; i++)
        {
            var party = _all[i];
            server.Listen(IPAddress.Loopback, basePort == 0 ? 0 : basePort + i, listener => Listen(party, listener));
        }
    }

    private void Listen(Party party, ListenOptions listener)
    {
        party.Listener = listener;
        listener.Use(next => connection => party.ServeAsync(connection, next));
        if (party.SpeaksTls)
        {
            listener.UseHttps(new TlsHandshakeCallbackOptions
            {
                OnConnection = _ => ValueTask.FromResult(HandshakeOf(party)),
                HandshakeTimeout = TimeSpan.FromSeconds(10),
            });
        }
    }

    private SslServerAuthenticationOptions HandshakeOf(Party party) => new()
    {
        ServerCertificateContext = faults.HasExpiredCertificate(party.Code) ? certificates.Expired : certificates.Valid,
        ClientCertificateRequired = party.AsksForCertificate,
        EnabledSslProtocols = SslProtocols.Tls13,
        RemoteCertificateValidationCallback = (_, certificate, _, _) => !party.AsksForCertificate || certificates.TrustsClient(certificate),
    };
}
