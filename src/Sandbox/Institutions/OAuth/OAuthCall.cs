using MyDataHub.Sandbox.Hosting;

namespace MyDataHub.Sandbox.Institutions.OAuth;

/// <summary>A form sent to the token or revocation endpoint of an institution.</summary>
internal sealed class OAuthCall(HttpContext http, Institution institution, IFormCollection? form, OperatorClients clients)
{
    public string Method { get; } = http.Request.Method;

    public string? TransactionId { get; } = http.Request.Headers[Wire.TransactionId.Header];

    public string SerialNumber { get; } = Caller.SerialNumberOf(http);

    public Institution Institution { get; } = institution;

    public bool IsForm => form is not null;

    public OperatorClient? Client { get; } = clients.Find(form?["client_id"]);

    public bool IsKnownCertificate => clients.KnowsCertificate(SerialNumber);

    /// <summary>A member of the form; null when absent or empty.</summary>
    public string? this[string member] => form?[member].ToString() is { Length: > 0 } value ? value : null;

    public static async Task<OAuthCall> ReadAsync(HttpContext http, Institution institution, OperatorClients clients) =>
        new(http, institution, http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null, clients);
}
