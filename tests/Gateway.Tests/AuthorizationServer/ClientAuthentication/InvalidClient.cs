using System.Net;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.ClientAuthentication;

/// <summary>How it ends for a client that does not prove who it is.</summary>
internal static class InvalidClient
{
    internal static async Task RefusedAsync(this ThirdParty client, IEnumerable<KeyValuePair<string, string>> form) =>
        await (await client.SendAsync(Probes.Client, form)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
}
