using System.Diagnostics;

namespace MyDataHub.Sandbox.Tests.Running;

/// <summary>Certificates made once for all tests of a run, by the script that everybody uses.</summary>
internal static class TestCertificates
{
    private static readonly Lazy<string> Made = new(Make);

    public static string Folder => Made.Value;

    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "MyDataHub.sln")))
            {
                folder = folder.Parent;
            }

            return folder.FullName;
        }
    }

    private static string Make()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "certificates");
        using var make = Process.Start(new ProcessStartInfo(Path.Combine(Root, "certs", "make"), [folder]) { RedirectStandardOutput = true })!;
        make.StandardOutput.ReadToEnd();
        make.WaitForExit();
        return make.ExitCode == 0 ? folder : throw new InvalidOperationException($"certs/make ended with {make.ExitCode}.");
    }
}
