using System.Diagnostics;
using System.Globalization;

namespace MyDataHub.Journeys.Tests.Running;

/// <summary>What runs on this machine, as /proc tells it.</summary>
internal static class Processes
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Those whose working folder is this one or lies below it: PostgreSQL's all work in their cluster.</summary>
    internal static IReadOnlyList<int> WorkingIn(string folder) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Where(process => WorkingFolderOf(process)?.StartsWith(folder, StringComparison.Ordinal) == true)
            .Select(process => int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture)),
    ];

    internal static string TitleOf(int process) => File.ReadAllText($"/proc/{process}/cmdline");

    /// <summary>What /proc tells of how it was started; nothing of one that has ended.</summary>
    internal static string ToldOf(int process)
    {
        try
        {
            return $"{TitleOf(process)}\n{File.ReadAllText($"/proc/{process}/environ")}";
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    internal static async Task SignalAsync(int process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync();
    }

    internal static async Task UntilEndedAsync(int process)
    {
        var begun = Stopwatch.GetTimestamp();
        while (Directory.Exists($"/proc/{process}"))
        {
            Assert.True(Stopwatch.GetElapsedTime(begun) < Patience, $"Waited in vain for the end of {process}.");
            await Task.Delay(20);
        }
    }

    private static string? WorkingFolderOf(string process)
    {
        try
        {
            return char.IsAsciiDigit(Path.GetFileName(process)[0]) ? Directory.ResolveLinkTarget($"{process}/cwd", returnFinalTarget: false)?.FullName : null;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
