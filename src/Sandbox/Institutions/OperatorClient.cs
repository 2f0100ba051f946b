namespace MyDataHub.Sandbox.Institutions;

/// <summary>A MyData operator's service as institutions know it from 지원-002 and 지원-003.</summary>
internal sealed record OperatorClient(string OrgCode, string Name, string SerialNumber, string ClientId, string ClientSecret)
{
    public required IReadOnlyList<string> RedirectUris { get; init; }

    public required string AppScheme { get; init; }

    public override string ToString() => OrgCode;
}

/// <summary>The operators whose clients may call.</summary>
internal sealed class OperatorClients(params OperatorClient[] all)
{
    public IReadOnlyList<OperatorClient> All => all;

    public OperatorClient? Find(string? clientId) => Array.Find(all, client => client.ClientId == clientId);

    public bool KnowsCertificate(string serialNumber) =>
        Array.Exists(all, client => client.SerialNumber == serialNumber);
}
