using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>
/// What a third party was told of how rows are read (Category and NotSpending), four bytes a month: the exclusive or over the rows, so that
/// rows may be left out of a sum. Written short, because it travels in cursors.
/// </summary>
public sealed record ReadingDigests
{
    private const int EntryLength = 6;
    private const int FirstYear = 1900;
    private readonly ImmutableSortedDictionary<Month, uint> _months;

    private ReadingDigests(ImmutableSortedDictionary<Month, uint> months) => _months = months;

    public static ReadingDigests Empty { get; } = new(ImmutableSortedDictionary<Month, uint>.Empty);

    public ReadingDigests With(Month month, uint digest) => new(_months.SetItem(month, digest));

    /// <summary>Null for a month that was never told.</summary>
    public uint? Find(Month month) => _months.TryGetValue(month, out var digest) ? digest : null;

    public override string ToString()
    {
        var bytes = new byte[_months.Count * EntryLength];
        var at = bytes.AsSpan();
        foreach (var (month, digest) in _months)
        {
            BinaryPrimitives.WriteUInt16BigEndian(at, (ushort)(((month.Year - FirstYear) * 12) + month.Number));
            BinaryPrimitives.WriteUInt32BigEndian(at[2..], digest);
            at = at[EntryLength..];
        }

        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Of what ToString wrote.</summary>
    public static ReadingDigests Parse(string text)
    {
        var months = ImmutableSortedDictionary.CreateBuilder<Month, uint>();
        for (var bytes = Base64Url.DecodeFromChars(text).AsSpan(); bytes.Length >= EntryLength; bytes = bytes[EntryLength..])
        {
            var number = BinaryPrimitives.ReadUInt16BigEndian(bytes) - 1;
            months[new(FirstYear + (number / 12), (number % 12) + 1)] = BinaryPrimitives.ReadUInt32BigEndian(bytes[2..]);
        }

        return new(months.ToImmutable());
    }

    internal static uint Of(IEnumerable<OpenRow> rows) => rows.Aggregate(0u, (digest, row) => digest ^ Of(row));

    internal static uint Of(OpenRow row) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{row.Id}\n{row.Category}\n{row.NotSpending}")));
}
