using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace MyDataHub.Journeys.Tests.Running;

/// <summary>Where things are, seen from the test assembly in artifacts/bin/Journeys.Tests/debug.</summary>
internal static class Repository
{
    private const int FirstPort = 15_000;
    private const int LastPort = 32_000;

    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar));

    private static readonly string Root = FindRoot();

    private static readonly Lock Gate = new();

    // Anywhere, because other processes of tests ask too.
    private static int _nextPort = RandomNumberGenerator.GetInt32(FirstPort, LastPort);

    internal static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Built in the same configuration as the tests.</summary>
    internal static string Executable(string project) => Path("artifacts", "bin", project, Output.Name, $"MyDataHub.{project}.dll");

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>
    /// The first of so many free ports in a row, below those that the system gives out itself. The next who asks gets those after: who asked before may not
    /// listen on theirs yet.
    /// </summary>
    internal static int FreePorts(int count)
    {
        lock (Gate)
        {
            while (true)
            {
                var first = _nextPort + count <= LastPort ? _nextPort : FirstPort;
                _nextPort = first + count;
                if (Enumerable.Range(first, count).All(IsFree))
                {
                    return first;
                }
            }
        }
    }

    internal static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
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
