using System.Security.Cryptography;
using System.Text;
using MyDataHub.Grains.Customers.Collecting;

namespace MyDataHub.Grains.Customers.Connections;

/// <summary>When a question was answered last, and until which day that answer knows the transactions.</summary>
internal readonly record struct AskTime(DateTimeOffset At, DateOnly? KnownUntil)
{
    /// <summary>Stands for a question among those of one connection, in eight bytes instead of its whole name.</summary>
    public static ulong MarkOf(AskKey key) =>
        BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Dataset}\n{key.Subject?.Kind}\n{key.Subject?.Number}\n{key.Subject?.Seqno}\n{key.Part}")));
}
