using System.Net;
using System.Net.Sockets;
using MyDataHub.Gateway.Sessions;

namespace MyDataHub.Gateway.Http;

/// <summary>Whom a rate limit counts: a session, or the address of somebody without one.</summary>
internal readonly record struct Caller(SessionKey Session, UInt128 Address)
{
    internal static Caller Of(HttpContext context) =>
        context.Features.Get<Session>() is { } session ? new(session.Key, default) : new(default, Network(context.Connection.RemoteIpAddress));

    internal static Caller AddressOf(HttpContext context) => new(default, Network(context.Connection.RemoteIpAddress));

    // One household has a whole IPv6 /64, so a single address of it would be no limit.
    private static UInt128 Network(IPAddress? address)
    {
        if (address is null)
        {
            return default;
        }

        Span<byte> bytes = stackalloc byte[16];
        address.MapToIPv6().TryWriteBytes(bytes, out _);
        if (address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
        {
            bytes[8..].Clear();
        }

        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
