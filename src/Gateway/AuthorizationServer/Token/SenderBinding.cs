using MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Dpop;
using MyDataHub.Gateway.AuthorizationServer.Tokens;

namespace MyDataHub.Gateway.AuthorizationServer.Token;

/// <summary>
/// What the tokens of a request are bound to: the key of its DPoP proof (RFC 9449 5) or the certificate of its connection (RFC 8705 3).
/// Without one of the two there is no token (FAPI 2.0 SP 5.3.2.1-4, -5).
/// </summary>
internal sealed class SenderBinding(DpopProofs proofs)
{
    internal async ValueTask<(Confirmation? Confirmation, OAuthError? Error)> FindAsync(HttpContext context, Client client, CancellationToken ct)
    {
        if (client.MayUse(SenderConstraints.DpopBound))
        {
            switch (await proofs.CheckAsync(context, DpopPlace.AuthorizationServer, null, ct))
            {
                case DpopOutcome.Valid(var jkt):
                    return (new Confirmation.DpopKey(jkt), null);
                case DpopOutcome.Refused(var error):
                    return (null, error);
                default:
                    break;
            }
        }

        if (client.MayUse(SenderConstraints.CertificateBound) && ClientCertificate.Of(context) is { } certificate)
        {
            return (new Confirmation.Certificate(certificate.Thumbprint), null);
        }

        return (null, client.MayUse(SenderConstraints.DpopBound)
            ? OAuthError.InvalidDpopProof("A DPoP proof is missing")
            : OAuthError.InvalidRequest("A client certificate is missing: use the address of mtls_endpoint_aliases"));
    }
}
