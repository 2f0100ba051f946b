using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace MyDataHub.Domain.Assets.Rows;

/// <summary>
/// A position in history: just after the row of this instant and id. It stays right while newer rows arrive, and is opaque outside.
/// </summary>
public sealed record RowCursor(DateTimeOffset At, string RowId)
{
    internal Month Month => Month.Of(At);

    public static bool TryParse(string? text, out RowCursor? cursor)
    {
        cursor = null;
        if (text is not { Length: > 0 and <= 120 } || !Base64Url.IsValid(text))
        {
            return false;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('~');
        if (parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks)
        {
            cursor = new(new(ticks, TimeSpan.Zero), parts[1]);
        }

        return cursor is not null;
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}~{RowId}")));
}
