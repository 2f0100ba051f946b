using System.Diagnostics;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Bench.People;

/// <summary>Development certificates, made by the script that everybody uses.</summary>
internal static class Certificates
{
    public static string In(string folder) => Path.Combine(folder, "certs");

    public static async Task MakeAsync(string folder, CancellationToken ct)
    {
        using var make = Process.Start(new ProcessStartInfo(Repository.Path("certs", "make"), [In(folder)]) { RedirectStandardOutput = true })!;
        await make.StandardOutput.ReadToEndAsync(ct);
        await make.WaitForExitAsync(ct);
        if (make.ExitCode != 0)
        {
            throw new InvalidOperationException($"certs/make ended with {make.ExitCode}.");
        }
    }
}
