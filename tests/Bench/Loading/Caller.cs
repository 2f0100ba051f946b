using System.Buffers.Text;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MyDataHub.Bench.Loading;

/// <summary>One connection that speaks just enough HTTP/1.1 to know where an answer ends: cheap, so that the server is what is measured.</summary>
internal sealed class Caller : IDisposable
{
    private readonly SslStream _stream;
    private readonly Func<long, ReadOnlyMemory<byte>> _requests;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private long _asked;

    private Caller(SslStream stream, Func<long, ReadOnlyMemory<byte>> requests) => (_stream, _requests) = (stream, requests);

    public static async Task<Caller> ConnectAsync(Uri address, Func<long, ReadOnlyMemory<byte>> requests, X509Certificate2? certificate, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", address.Port, ct);
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = address.Host,
            // The authority was made for this run and no machine knows it; the name must be right.
            RemoteCertificateValidationCallback = (_, _, _, errors) => (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None,
            ClientCertificates = certificate is null ? null : [certificate],
        };
        await stream.AuthenticateAsClientAsync(options, ct);
        return new(stream, requests);
    }

    /// <summary>Asks until told to stop; answers how many answers came.</summary>
    public async Task<long> AskAsync(Func<bool> goesOn, CancellationToken ct)
    {
        var before = _asked;
        while (goesOn())
        {
            await _stream.WriteAsync(_requests(_asked++), ct);
            await ReadAnswerAsync(ct);
        }

        return _asked - before;
    }

    public void Dispose() => _stream.Dispose();

    private async Task ReadAnswerAsync(CancellationToken ct)
    {
        var (read, head) = (0, -1);
        while (head < 0)
        {
            read += await ReadAsync(_buffer.AsMemory(read), ct);
            head = _buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8);
        }

        var left = head + 4 + LengthOf(_buffer.AsSpan(0, head)) - read;
        while (left > 0)
        {
            left -= await ReadAsync(_buffer.AsMemory(0, (int)Math.Min(left, _buffer.Length)), ct);
        }
    }

    private async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken ct) =>
        await _stream.ReadAsync(into, ct) is var read and > 0 ? read : throw new IOException("The server closed a connection.");

    private static long LengthOf(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var at = head.IndexOf(name);
        return head.StartsWith("HTTP/1.1 200 "u8) && at > 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out long length, out _)
            ? length
            : throw new InvalidOperationException($"Not the expected answer: {Encoding.Latin1.GetString(head)}");
    }
}
