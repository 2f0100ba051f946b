using System.Diagnostics;

namespace MyDataHub.Grains.Tests.WholeWorld;

/// <summary>Certificates made once for all tests of a run, by the script that everybody uses.</summary>
internal static class TestCertificates
{
    private static readonly Lazy<string> Made = new(Make);

    public static string Folder => Made.Value;

    public static string PathOf(string file) => Path.Combine(Folder, file);

    private static string Make()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "MyDataHub.sln")))
        {
            root = root.Parent;
        }

        var folder = Path.Combine(AppContext.BaseDirectory, "certificates");
        using var make = Process.Start(new ProcessStartInfo(Path.Combine(root.FullName, "certs", "make"), [folder]) { RedirectStandardOutput = true })!;
        make.StandardOutput.ReadToEnd();
        make.WaitForExit();
        return make.ExitCode == 0 ? folder : throw new InvalidOperationException($"certs/make ended with {make.ExitCode}.");
    }
}
