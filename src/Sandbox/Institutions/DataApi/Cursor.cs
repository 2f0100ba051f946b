using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MyDataHub.Sandbox.Settings;

namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>
/// A place in a row of pages: how many rows were sent, how many pages, and of which moment the rows are.
/// </summary>
internal sealed record Cursor(int Offset, int Page, DateTimeOffset Moment);

/// <summary>
/// Cursors as they go over the wire: opaque and URL-safe, bound to the grant and the question, and sealed by an HMAC.
/// </summary>
internal sealed class Cursors(Secrets secrets)
{
    private const int PlaceLength = 16;
    private const int SealLength = 16;

    private readonly byte[] _key = Convert.FromBase64String(secrets.CursorKey);

    public string Write(Cursor cursor, DataCall call)
    {
        Span<byte> bytes = stackalloc byte[PlaceLength + SealLength];
        BinaryPrimitives.WriteInt32BigEndian(bytes, cursor.Offset);
        BinaryPrimitives.WriteInt32BigEndian(bytes[4..], cursor.Page);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], cursor.Moment.UtcTicks);
        Seal(bytes[..PlaceLength], call, bytes[PlaceLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The place, or null when the cursor is not one of ours for this grant and question.</summary>
    public Cursor? Read(string sent, DataCall call)
    {
        Span<byte> bytes = stackalloc byte[PlaceLength + SealLength];
        if (!Base64Url.IsValid(sent) || !Base64Url.TryDecodeFromChars(sent, bytes, out var length) || length != bytes.Length)
        {
            return null;
        }

        Span<byte> expected = stackalloc byte[SealLength];
        Seal(bytes[..PlaceLength], call, expected);
        return CryptographicOperations.FixedTimeEquals(bytes[PlaceLength..], expected)
            ? new Cursor(
                BinaryPrimitives.ReadInt32BigEndian(bytes),
                BinaryPrimitives.ReadInt32BigEndian(bytes[4..]),
                new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(bytes[8..]), TimeSpan.Zero))
            : null;
    }

    private void Seal(ReadOnlySpan<byte> place, DataCall call, Span<byte> seal)
    {
        var question = Encoding.UTF8.GetBytes($"{call.Grant!.Key.OrgCode}\n{call.Ci}\n{call.Resource!.Id}\n{Question.Of(call)}");
        Span<byte> full = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, [.. place, .. question], full);
        full[..SealLength].CopyTo(seal);
    }
}

/// <summary>What a call asks, apart from how the answer is cut into pages.</summary>
internal static class Question
{
    public static string Of(DataCall call) =>
        string.Join('&', call.Args
            .Where(member => member.Key is not ("limit" or "next_page" or "search_timestamp" or "org_code"))
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"{member.Key}={member.Value}"));
}
