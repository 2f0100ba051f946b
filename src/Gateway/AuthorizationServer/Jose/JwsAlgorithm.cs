namespace MyDataHub.Gateway.AuthorizationServer.Jose;

/// <summary>
/// The signature algorithms of the FAPI 2.0 profile (5.4.1) that the platform has. .NET 10 has no Ed25519, so EdDSA is neither
/// announced nor taken.
/// </summary>
internal enum JwsAlgorithm
{
    /// <summary>ECDSA on P-256 with SHA-256.</summary>
    ES256,

    /// <summary>RSASSA-PSS with SHA-256.</summary>
    PS256,
}

internal static class JwsAlgorithms
{
    internal static readonly string[] Names = ["ES256", "PS256"];

    internal static string NameOf(this JwsAlgorithm algorithm) => algorithm switch
    {
        JwsAlgorithm.ES256 => "ES256",
        JwsAlgorithm.PS256 => "PS256",
    };

    /// <summary>Null for everything outside the profile: none, HS256, RS256, other letter case.</summary>
    internal static JwsAlgorithm? Find(string? name) => name switch
    {
        "ES256" => JwsAlgorithm.ES256,
        "PS256" => JwsAlgorithm.PS256,
        _ => null,
    };
}
