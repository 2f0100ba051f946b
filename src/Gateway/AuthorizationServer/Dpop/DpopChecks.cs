using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MyDataHub.Gateway.AuthorizationServer.Dpop;

/// <summary>What a proof must satisfy by itself (RFC 9449 4.3), in the order it is checked. The first failure is the answer.</summary>
internal static class DpopChecks
{
    private const int MaxIdLength = 256;

    internal static readonly Func<DpopProof, DpopRequest, string?>[] InOrder =
    [
        RequireType,
        RequireKey,
        RequireClaims,
        RequireSignature,
        RequireMethod,
        RequireAddress,
        RequireTokenHash,
    ];

    internal static string? ProblemOf(DpopProof proof, DpopRequest request) => InOrder.FirstProblem(proof, request);

    // 4.3-4
    private static string? RequireType(DpopProof proof, DpopRequest request) =>
        proof.Jwt.Type == "dpop+jwt" ? null : "The proof is not of typ dpop+jwt";

    // 4.3-5, -7: the algorithm was checked when the JWT was read.
    private static string? RequireKey(DpopProof proof, DpopRequest request) =>
        proof.Key is null ? "The proof has no public key in jwk that its algorithm can use" : null;

    // 4.3-3
    private static string? RequireClaims(DpopProof proof, DpopRequest request) =>
        proof is { Id.Length: >= 1 and <= MaxIdLength, Method: not null, Address: not null, IssuedAt: not null }
            ? null
            : "The proof needs jti, htm, htu and iat";

    // 4.3-6
    private static string? RequireSignature(DpopProof proof, DpopRequest request) =>
        proof.Jwt.IsSignedBy(proof.Key!) ? null : "The signature of the proof does not fit its key";

    // 4.3-8: methods tell upper from lower case.
    private static string? RequireMethod(DpopProof proof, DpopRequest request) =>
        proof.Method == request.Method ? null : "The proof is for another method";

    // 4.3-9
    private static string? RequireAddress(DpopProof proof, DpopRequest request) =>
        proof.Address == request.Address || Normalised(proof.Address!) == Normalised(request.Address) ? null : "The proof is for another address";

    // 4.3-12. Where no token belongs, ath says nothing about the request and is passed over.
    private static string? RequireTokenHash(DpopProof proof, DpopRequest request) =>
        request.AccessToken is null || IsHashOf(proof.TokenHash, request.AccessToken) ? null : "The proof is for another access token";

    // RFC 3986 6.2.2, 6.2.3: scheme and host in lower case, no default port; without query and fragment.
    private static string? Normalised(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Path) : null;

    private static bool IsHashOf(string? hash, string token)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes(token), digest);
        return hash is not null && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Base64Url.EncodeToString(digest)));
    }
}
