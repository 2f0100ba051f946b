using System.Globalization;

namespace MyDataHub.Storage.Embedded;

/// <summary>
/// What <c>postmaster.pid</c> says: whose process it is (line 1) and whether it takes connections (line 8).
/// </summary>
internal sealed record PostmasterPid(int ProcessId, bool IsReady)
{
    internal static PostmasterPid? Read(DataFolder folder)
    {
        try
        {
            var lines = File.ReadAllLines(folder.PostmasterPid);
            return lines.Length > 0 && int.TryParse(
                lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var processId)
                ? new PostmasterPid(
                    processId, lines.Length > 7 && lines[7].StartsWith("ready", StringComparison.Ordinal))
                : null;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Some process has this number.</summary>
    internal bool IsInUse => Directory.Exists($"/proc/{ProcessId}");

    /// <summary>
    /// True when that process runs in the cluster's folder, as a postmaster does; its number may since be another's.
    /// </summary>
    internal bool RunsIn(string cluster)
    {
        try
        {
            return Directory.ResolveLinkTarget($"/proc/{ProcessId}/cwd", returnFinalTarget: false)?.FullName == cluster;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
