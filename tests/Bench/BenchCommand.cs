using System.Globalization;
using MyDataHub.Bench.Reporting;

namespace MyDataHub.Bench;

/// <summary>The command line: the rows to measure, all when none is named, and --rounds=N.</summary>
internal static class BenchCommand
{
    private const string RoundsOption = "--rounds=";
    private const int StandardRounds = 7;
    private const int MostRounds = 100;

    public static async Task<int> RunAsync(IReadOnlyList<Row> rows, string[] args)
    {
        var names = args.Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();
        var unknown = names.Where(name => rows.All(row => row.Name != name)).ToList();
        if (unknown.Count > 0 || !TryRounds(args, out var rounds))
        {
            await Console.Error.WriteLineAsync(
                $"usage: ./hub bench [{RoundsOption}1..{MostRounds}] [name …]; the names are {string.Join(", ", rows.Select(row => row.Name))}.");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;
            stop.Cancel();
        };
        var all = new List<Measured>();
        foreach (var row in rows.Where(row => names.Count == 0 || names.Contains(row.Name)))
        {
            Console.WriteLine($"{row.Name}: {row.What} …");
            all.AddRange(await row.MeasureAsync(rounds, stop.Token));
        }

        Table.Write(Console.Out, all);
        return 0;
    }

    private static bool TryRounds(string[] args, out int rounds)
    {
        rounds = StandardRounds;
        var options = args.Where(word => word.StartsWith("--", StringComparison.Ordinal)).ToList();
        return options.Count == 0
            || (options is [var only] && only.StartsWith(RoundsOption, StringComparison.Ordinal)
                && int.TryParse(only.AsSpan(RoundsOption.Length), NumberStyles.None, CultureInfo.InvariantCulture, out rounds)
                && rounds is >= 1 and <= MostRounds);
    }
}
