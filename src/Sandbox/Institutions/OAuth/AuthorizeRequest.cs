using MyDataHub.Sandbox.Hosting;

namespace MyDataHub.Sandbox.Institutions.OAuth;

/// <summary>개별인증-001 as it arrived from the operator's server.</summary>
internal sealed class AuthorizeRequest(HttpContext http, Institution institution, OperatorClients clients)
{
    public string Method { get; } = http.Request.Method;

    public Institution Institution { get; } = institution;

    public string? Ci { get; } = http.Request.Headers["x-user-ci"];

    public string? TransactionId { get; } = http.Request.Headers[Wire.TransactionId.Header];

    public string SerialNumber { get; } = Caller.SerialNumberOf(http);

    public OperatorClient? Client { get; } = clients.Find(http.Request.Query["client_id"]);

    /// <summary>Whether the operator would rather switch to the provider's app than follow a redirect.</summary>
    public bool WantsApp { get; } = http.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.OrdinalIgnoreCase);

    public string? this[string member] => http.Request.Query[member].ToString() is { Length: > 0 } value ? value : null;
}
