using MyDataHub.Domain;

namespace MyDataHub.Storage.Authorization;

/// <summary>A registered client. Metadata is its registration as JSON (RFC 7591 2).</summary>
/// <param name="Version">Grows with every change.</param>
/// <param name="RegistrationTokenHash">SHA-256 of the registration access token (RFC 7592 3).</param>
public sealed record StoredClient(
    ClientId Id, long Version, DateTimeOffset RegisteredAt, ReadOnlyMemory<byte> RegistrationTokenHash, ReadOnlyMemory<byte> Metadata)
{
    /// <summary>A disabled client keeps its registration but can do nothing with it.</summary>
    public bool IsActive { get; init; } = true;
}
