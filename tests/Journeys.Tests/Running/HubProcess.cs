using System.Collections.Concurrent;
using System.Diagnostics;

namespace MyDataHub.Journeys.Tests.Running;

/// <summary>One of our executables, as a person's shell would start it, with everything it wrote.</summary>
internal sealed class HubProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _written = new();
    private readonly ConcurrentQueue<string> _complained = new();

    private HubProcess(Process process) => _process = process;

    internal bool HasExited => _process.HasExited;

    internal int ExitCode => _process.ExitCode;

    internal int Id => _process.Id;

    internal string Written => string.Join('\n', _written);

    /// <summary>The lines on standard error.</summary>
    internal IReadOnlyCollection<string> Complaints => _complained;

    internal static HubProcess Start(string project, params IEnumerable<string> arguments) =>
        Start(project, "Development", arguments);

    internal static HubProcess Start(string project, string environment, IEnumerable<string> arguments) =>
        Start(project, environment, arguments, new Dictionary<string, string>());

    /// <summary>Variables are added to those of the tests.</summary>
    internal static HubProcess Start(string project, string environment, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> variables)
    {
        // A shell's background job ignores Ctrl-C and hands that on; a terminal's foreground process, which this plays, does not.
        var start = new ProcessStartInfo("/usr/bin/env", ["--default-signal=INT,HUP", "dotnet", Repository.Executable(project), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_ENVIRONMENT"] = environment, ["ASPNETCORE_CONTENTROOT"] = Repository.Path("src", project) },
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var process = new HubProcess(new Process { StartInfo = start });
        process._process.OutputDataReceived += process.Remember;
        process._process.ErrorDataReceived += process.RememberComplaint;
        process._process.Start();
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return process;
    }

    /// <summary>As Ctrl-C and systemd do.</summary>
    internal async Task StopAsync(string signal = "TERM")
    {
        await SignalAsync(signal);
        await ExitAsync();
    }

    internal async Task SignalAsync(string signal)
    {
        if (!_process.HasExited)
        {
            await Processes.SignalAsync(_process.Id, signal);
        }
    }

    internal async Task KillAsync()
    {
        _process.Kill();
        await ExitAsync();
    }

    internal async Task<int> ExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit(Patience);
        }

        _process.Dispose();
    }

    private void RememberComplaint(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { Length: > 0 } text)
        {
            _complained.Enqueue(text);
        }

        Remember(sender, line);
    }

    private void Remember(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            _written.Enqueue(text);
        }
    }
}
