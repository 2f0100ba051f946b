using System.Diagnostics;

namespace MyDataHub.Bench.Loading;

/// <summary>
/// Servers on the first core that we may use, callers on the others: the callers then take no time from what is measured, and each
/// server has the same single core. With one core only, nothing is moved.
/// </summary>
internal static class Cores
{
    private static readonly List<int> Ours = Allowed();

    public static bool AreSeparate => Ours.Count > 1;

    public static Task ServeOnAsync(int process) => MoveAsync(process, Ours.Take(1));

    public static Task CallFromHereAsync() => MoveAsync(Environment.ProcessId, Ours.Skip(1));

    /// <summary>This process may use every core again.</summary>
    public static Task FreeHereAsync() => MoveAsync(Environment.ProcessId, Ours);

    private static async Task MoveAsync(int process, IEnumerable<int> cores)
    {
        if (AreSeparate)
        {
            using var taskset = Process.Start(new ProcessStartInfo("taskset", ["-a", "-c", "-p", string.Join(',', cores), $"{process}"]) { RedirectStandardOutput = true })!;
            await taskset.WaitForExitAsync();
        }
    }

    // Such as "0-1,4".
    private static List<int> Allowed() =>
    [
        .. File.ReadLines("/proc/self/status").First(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal))
            .Split('\t')[1].Split(',')
            .Select(range => range.Split('-').Select(int.Parse).ToArray())
            .SelectMany(range => Enumerable.Range(range[0], range[^1] - range[0] + 1)),
    ];
}
