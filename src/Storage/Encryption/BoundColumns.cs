using System.Globalization;

namespace MyDataHub.Storage.Encryption;

/// <summary>
/// A row's clear columns as one text for the associated data, the same before they are stored and after.
/// </summary>
internal static class BoundColumns
{
    private const char Separator = '\n';

    internal static string Of(params ReadOnlySpan<object?> columns)
    {
        var texts = new string[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            texts[i] = Text(columns[i]);
        }

        return string.Join(Separator, texts);
    }

    // PostgreSQL keeps instants to the microsecond and in UTC. Null and the empty text are not the same.
    private static string Text(object? column) => column switch
    {
        null => "-",
        DateTimeOffset at => (at.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => $"={column}",
    };
}
