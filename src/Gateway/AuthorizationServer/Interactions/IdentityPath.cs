using Microsoft.Extensions.Options;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.SignIn;

namespace MyDataHub.Gateway.AuthorizationServer.Interactions;

/// <summary>The way through identity verification and back to an interaction. It begins at the public address, which is where the issuer sends people back to.</summary>
internal sealed class IdentityPath(PublicAddress address, IOptions<IdentityOptions> options)
{
    /// <summary>Null when identity verification is not configured.</summary>
    internal string? For(OpenInteraction interaction) => options.Value.Issuer is null
        ? null
        : address.Of($"/api/session/identity/?returnTo={Uri.EscapeDataString(interaction.Here)}").ToString();
}
