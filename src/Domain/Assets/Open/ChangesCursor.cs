using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>
/// How far a third party has followed the changes. Everything up to version Since has been told, of the accounts named here; a walk
/// over what came after goes up to Target and stands at Month and RowId. Opaque outside, and sealed for one grant of one customer.
/// </summary>
public sealed record ChangesCursor(long Since, DateOnly HistoryFrom, ImmutableArray<string> Accounts)
{
    /// <summary>More accounts than a person has; the cursor must fit into an address.</summary>
    public const int MostAccounts = 200;

    private const int SealLength = 16;
    private const int LongestText = 7_000;

    /// <summary>Null between walks.</summary>
    public long? Target { get; init; }

    /// <summary>Of the accounts, those that this walk tells whole.</summary>
    public ImmutableArray<string> Whole { get; init; } = [];

    public Month? At { get; init; }

    public string? RowId { get; init; }

    public string Write(ReadOnlyMemory<byte> secret, string owner)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Body(
            Since, HistoryFrom.DayNumber, string.Join('.', Accounts), Target, string.Join('.', Whole), At?.ToString(), RowId));
        return Base64Url.EncodeToString([.. Seal(secret, owner, body), .. body]);
    }

    /// <summary>Null when it is not one of ours for this owner.</summary>
    public static ChangesCursor? Read(string text, ReadOnlyMemory<byte> secret, string owner)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        return bytes.Length > SealLength
            && CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SealLength), Seal(secret, owner, bytes.AsSpan(SealLength)))
            && JsonSerializer.Deserialize<Body>(bytes.AsSpan(SealLength)) is { } body
                ? body.ToCursor()
                : null;
    }

    private static byte[] Seal(ReadOnlyMemory<byte> secret, string owner, ReadOnlySpan<byte> body) =>
        HMACSHA256.HashData(secret.Span, [.. "changes\n"u8, .. Encoding.UTF8.GetBytes(owner), .. "\n"u8, .. body])[..SealLength];

    // Short, because it travels in addresses.
    private sealed record Body(long S, int H, string A, long? T, string W, string? M, string? R)
    {
        internal ChangesCursor ToCursor() => new(S, DateOnly.FromDayNumber(H), Ids(A))
        {
            Target = T,
            Whole = Ids(W),
            At = M is null ? null : Month.Parse(M),
            RowId = R,
        };

        private static ImmutableArray<string> Ids(string joined) => joined.Length == 0 ? [] : [.. joined.Split('.')];
    }
}
