using System.Text.Json;

namespace MyDataHub.Gateway.AuthorizationServer.Token;

/// <summary>What must be the same again when a code is redeemed, and what goes into the id token. Kept with the code, encrypted.</summary>
internal sealed record CodeContent(string RedirectUri, string CodeChallenge, DateTimeOffset AuthenticatedAt)
{
    public string? DpopJkt { get; init; }

    public string? Nonce { get; init; }

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    internal static CodeContent Read(ReadOnlyMemory<byte> bytes) => JsonSerializer.Deserialize<CodeContent>(bytes.Span)!;
}
