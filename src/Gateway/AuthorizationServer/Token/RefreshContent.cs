using System.Text.Json;

namespace MyDataHub.Gateway.AuthorizationServer.Token;

/// <summary>What a refresh token remembers besides its grant. Kept with it, encrypted.</summary>
internal sealed record RefreshContent(DateTimeOffset AuthenticatedAt)
{
    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    internal static RefreshContent Read(ReadOnlyMemory<byte> bytes) => JsonSerializer.Deserialize<RefreshContent>(bytes.Span)!;
}
