using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using MyDataHub.Domain;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;

/// <summary>
/// Each assertion once (RFC 7523 3-7), on every node and across restarts: its jti is in the database before anything is answered.
/// Requests that come while one statement runs share the next one.
/// </summary>
internal sealed class AssertionJournal(ClientAssertions table) : IAsyncDisposable
{
    private const int MaxTogether = 256;

    // While one statement waits for the disk, the next one is on its way.
    private const int Writers = 2;
    private readonly Channel<Note> _waiting = Channel.CreateBounded<Note>(10_000);
    private readonly Lock _begin = new();
    private Task? _writing;

    /// <summary>False when this client's jti was used before.</summary>
    internal async ValueTask<bool> AddAsync(ClientId client, string id, DateTimeOffset endsAt, CancellationToken ct)
    {
        Begin();
        var note = new Note(HashOf(client, id), endsAt);
        await _waiting.Writer.WriteAsync(note, ct);
        return await note.Answer.Task.WaitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        if (_writing is { } writing)
        {
            await writing;
        }
    }

    private void Begin()
    {
        if (_writing is null)
        {
            lock (_begin)
            {
                _writing ??= Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(WriteAsync)));
            }
        }
    }

    private async Task WriteAsync()
    {
        var together = new Dictionary<UInt128, Note>(MaxTogether);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (together.Count < MaxTogether && _waiting.Reader.TryRead(out var note))
            {
                if (!together.TryAdd(note.Name, note))
                {
                    note.Answer.SetResult(false);
                }
            }

            if (together.Count > 0)
            {
                // In one order, so that two statements never wait for each other.
                await WriteAsync([.. together.Values.OrderBy(note => note.Name)]);
                together.Clear();
            }
        }
    }

    private async Task WriteAsync(ImmutableArray<Note> notes)
    {
        try
        {
            var added = await table.AddAsync([.. notes.Select(note => note.Hash)], [.. notes.Select(note => note.EndsAt.ToUniversalTime())], CancellationToken.None);
            foreach (var note in notes)
            {
                note.Answer.SetResult(added.Contains(note.Hash));
            }
        }
        catch (Exception failure)
        {
            // Nobody is let in whose assertion could not be noted; each request answers for itself.
            foreach (var note in notes)
            {
                note.Answer.TrySetException(failure);
            }
        }
    }

    private static byte[] HashOf(ClientId client, string id) => SHA256.HashData(Encoding.UTF8.GetBytes($"{client.Value}\n{id}"));

    private sealed record Note(byte[] Hash, DateTimeOffset EndsAt)
    {
        internal UInt128 Name { get; } = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(Hash);

        internal TaskCompletionSource<bool> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
