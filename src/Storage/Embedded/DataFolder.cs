using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MyDataHub.Storage.Embedded;

/// <summary>
/// The layout on disk: <c>cluster</c> (PostgreSQL's own), <c>socket</c>, <c>password</c> (0600), <c>hub.lock</c> and
/// <c>hub.pid</c>.
/// </summary>
internal sealed class DataFolder(string path)
{
    // sun_path holds 108 bytes with its end mark, and PostgreSQL puts ".s.PGSQL.5432" into the folder.
    private const int LongestSocketFolder = 107 - 14;
    private static readonly string[] Own = ["cluster", "cluster.new", "socket", "password", "password.new", "hub.lock", "hub.pid"];
    private readonly string _path = Path.GetFullPath(path);

    internal string Cluster => Path.Combine(_path, "cluster");

    internal string UnfinishedCluster => Path.Combine(_path, "cluster.new");

    internal string PasswordFile => Path.Combine(_path, "password");

    /// <summary>
    /// Below the data folder, or, where that path is too long for a socket, below /tmp under a name derived from it.
    /// </summary>
    internal string Socket => Encoding.UTF8.GetByteCount(Path.Combine(_path, "socket")) is var bytes && bytes <= LongestSocketFolder
        ? Path.Combine(_path, "socket")
        : $"/tmp/mydatahub-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_path)))[..24]}";

    internal string PostmasterPid => Path.Combine(Cluster, "postmaster.pid");

    internal bool HasCluster => Directory.Exists(Cluster);

    public override string ToString() => _path;

    /// <summary>Makes the folder or checks that it is ours to use.</summary>
    internal void Prepare()
    {
        try
        {
            Directory.CreateDirectory(_path);
            var foreign = Directory.EnumerateFileSystemEntries(_path).Select(Path.GetFileName).FirstOrDefault(
                name => !Own.Contains(name));
            if (foreign is not null)
            {
                throw new EmbeddedServerException(
                    $"The data folder {_path} holds something that is not the hub's ({foreign}); choose an empty folder.");
            }
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedServerException($"The data folder {_path} cannot be used: {broken.Message}", broken);
        }
    }

    /// <summary>
    /// The lock that only one hub holds; the operating system releases it however the hub ends. Null: another has it.
    /// </summary>
    internal FileStream? TryLock()
    {
        try
        {
            var held = new FileStream(
                Path.Combine(_path, "hub.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(
                Path.Combine(_path, "hub.pid"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return held;
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new EmbeddedServerException($"The data folder {_path} cannot be used: {denied.Message}", denied);
        }
        catch (IOException)
        {
            return null;
        }
    }

    internal string LockHolder()
    {
        var file = Path.Combine(_path, "hub.pid");
        return File.Exists(file) ? $"process {File.ReadAllText(file).Trim()}" : "another process";
    }

    /// <summary>The major version that made the cluster, null when there is none yet.</summary>
    internal int? ClusterMajor()
    {
        if (!HasCluster)
        {
            return null;
        }

        try
        {
            return int.Parse(File.ReadAllText(Path.Combine(Cluster, "PG_VERSION")), CultureInfo.InvariantCulture);
        }
        catch (Exception broken) when (broken is IOException or FormatException or UnauthorizedAccessException)
        {
            throw new EmbeddedServerException(
                $"The folder {Cluster} is not a readable PostgreSQL cluster (its PG_VERSION is missing or damaged); restore it from a backup.",
                broken);
        }
    }

    /// <summary>The socket and its lock, left by a server that no longer runs; the lock names a process as well.</summary>
    internal void RemoveSocket()
    {
        foreach (var left in Directory.EnumerateFiles(Socket, ".s.PGSQL.*"))
        {
            File.Delete(left);
        }
    }

    internal string ReadPassword()
    {
        try
        {
            return File.ReadAllText(PasswordFile).Trim() is { Length: > 0 } password
                ? password
                : throw new EmbeddedServerException(
                    $"The password file {PasswordFile} is empty; restore it from a backup.");
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedServerException(
                $"The password file {PasswordFile} cannot be read; restore it from a backup.", broken);
        }
    }

    internal void WritePasswordOnce()
    {
        if (File.Exists(PasswordFile) && new FileInfo(PasswordFile).Length > 0)
        {
            return;
        }

        PrivateFile.Write(PasswordFile, RandomNumberGenerator.GetHexString(48, lowercase: true));
    }
}
