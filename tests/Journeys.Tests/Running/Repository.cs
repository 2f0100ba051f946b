using System.Net;
using System.Net.Sockets;

namespace MyDataHub.Journeys.Tests.Running;

/// <summary>Where things are, seen from the test assembly in artifacts/bin/Journeys.Tests/debug.</summary>
internal static class Repository
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar));

    private static readonly string Root = FindRoot();

    internal static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Built in the same configuration as the tests.</summary>
    internal static string Executable(string project) => Path("artifacts", "bin", project, Output.Name, $"MyDataHub.{project}.dll");

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        for (var folder = Output; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "MyDataHub.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("MyDataHub.sln is in no folder above the tests.");
    }
}
