using System.Diagnostics;

namespace MyDataHub.Storage.Embedded;

/// <summary>A finished operating-system command: its exit code and what it printed, kept short.</summary>
internal sealed record CommandRun(int ExitCode, string Output)
{
    private const int LongestOutput = 64 * 1024;

    internal static async Task<CommandRun> ToEndAsync(ProcessStartInfo command, TimeSpan limit, CancellationToken ct)
    {
        command.RedirectStandardInput = command.RedirectStandardOutput = command.RedirectStandardError = true;
        using var process = Start(command);
        process.StandardInput.Close();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var error = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return new CommandRun(process.ExitCode, Shorten(await output + await error));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return new CommandRun(-1, $"{command.FileName} did not finish within {limit.TotalSeconds:0} s");
        }
    }

    internal static Process Start(ProcessStartInfo command)
    {
        try
        {
            return Process.Start(command)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new EmbeddedServerException(
                $"The command {command.FileName} could not be run: {missing.Message}.", missing);
        }
    }

    /// <summary>The line that says what went wrong, for the one sentence.</summary>
    internal string Reason => MostTelling(Output.Split('\n'));

    internal static string MostTelling(IReadOnlyCollection<string> lines)
    {
        var telling = lines.FirstOrDefault(line => line.Contains("FATAL:", StringComparison.Ordinal))
            ?? lines.FirstOrDefault(line => line.Contains("error:", StringComparison.OrdinalIgnoreCase))
            ?? lines.LastOrDefault(line => !string.IsNullOrWhiteSpace(line))
            ?? "it said nothing";
        var marker = telling.IndexOf("FATAL:", StringComparison.Ordinal);
        return (marker < 0 ? telling : telling[(marker + "FATAL:".Length)..]).Trim().TrimEnd('.');
    }

    private static string Shorten(string text) => text.Length <= LongestOutput ? text : text[^LongestOutput..];
}
