using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>
/// How far a third party has followed the changes. Everything up to version Since has been told, of the accounts named here; a walk
/// over what came after goes up to Target and stands at At and RowId. Opaque outside, and sealed for one grant of one customer.
/// </summary>
public sealed record ChangesCursor(long Since, DateOnly HistoryFrom, ImmutableArray<string> Accounts)
{
    /// <summary>More accounts than a person has; the cursor must fit into an address.</summary>
    public const int MostAccounts = 180;

    private const int SealLength = 16;
    private const int LongestText = 7_000;
    private const char IsWhole = '1';
    private const char IsNot = '0';

    /// <summary>Null between walks.</summary>
    public long? Target { get; init; }

    /// <summary>Of the accounts, those that this walk tells whole.</summary>
    public ImmutableArray<string> Whole { get; init; } = [];

    public Month? At { get; init; }

    public string? RowId { get; init; }

    /// <summary>How the rows of each month were read when they were told: categories depend on other rows.</summary>
    public ReadingDigests Readings { get; init; } = ReadingDigests.Empty;

    /// <summary>The reading of the month that the walk stands in, as its first page told it.</summary>
    public uint? Reading { get; init; }

    /// <summary>Of everything beside the rows that says how they are read.</summary>
    public string? Ground { get; init; }

    /// <summary>The ground is another than the last walk's: every month may read otherwise.</summary>
    public bool IsEverywhere { get; init; }

    /// <summary>A month was told to its end, or as far as the page holds.</summary>
    public ChangesCursor After(Month month, ChangedMonth told, bool isFull)
    {
        var reading = (At == month ? Reading : null) ?? told.Reading;
        return isFull
            ? this with { At = month, RowId = told.Rows[^1].Row.Id, Reading = reading }
            : this with { At = month.Plus(1), RowId = null, Reading = null, Readings = Readings.With(month, reading) };
    }

    public string Write(ReadOnlyMemory<byte> secret, string owner)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Body(
            Since, HistoryFrom.DayNumber, string.Join('.', Accounts), Target, string.Concat(Accounts.Select(account => Whole.Contains(account) ? IsWhole : IsNot)), At?.ToString(), RowId,
            Readings.ToString(), Reading, Ground, IsEverywhere));
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
    private sealed record Body(long S, int H, string A, long? T, string W, string? M, string? R, string? D, uint? C, string? G, bool E)
    {
        internal ChangesCursor ToCursor() => new(S, DateOnly.FromDayNumber(H), Ids(A))
        {
            Target = T,
            Whole = [.. Ids(A).Where((_, place) => place < W.Length && W[place] == IsWhole)],
            At = M is null ? null : Month.Parse(M),
            RowId = R,
            Readings = ReadingDigests.Parse(D ?? ""),
            Reading = C,
            Ground = G,
            IsEverywhere = E,
        };

        private static ImmutableArray<string> Ids(string joined) => joined.Length == 0 ? [] : [.. joined.Split('.')];
    }
}
