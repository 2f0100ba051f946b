using System.Globalization;

namespace MyDataHub.Bench.Reporting;

/// <summary>The measurements as a table with their notes, and the last lines for a program to read.</summary>
internal static class Table
{
    private static readonly string[] Head = ["name", "ours", "limit", "ratio", "goal", "held"];

    public static void Write(TextWriter to, IReadOnlyList<Measured> all)
    {
        var lines = all.Select(Cells).Prepend(Head).ToList();
        var widths = Enumerable.Range(0, Head.Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        to.WriteLine();
        foreach (var line in lines)
        {
            to.WriteLine(string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }

        foreach (var measured in all.Where(measured => measured.Notes.Count > 0))
        {
            to.WriteLine();
            to.WriteLine($"{measured.Name}:");
            foreach (var note in measured.Notes)
            {
                to.WriteLine($"  {note}");
            }
        }

        to.WriteLine();
        foreach (var measured in all)
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bench {measured.Name} {measured.Ratio:0.000}"));
        }
    }

    private static string[] Cells(Measured measured) =>
    [
        measured.Name,
        measured.Ours,
        measured.Limit,
        measured.Ratio.ToString("0.000", CultureInfo.InvariantCulture),
        measured.Goal.ToString(),
        measured.Goal.IsHeldBy(measured.Ratio) ? "yes" : "NO",
    ];
}
