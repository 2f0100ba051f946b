using System.Globalization;

namespace MyDataHub.Storage.Embedded;

/// <summary>One installed PostgreSQL: the folder of its programs and its major version.</summary>
internal sealed record PostgresBinaries(string Folder, int Major)
{
    private const string DebianRoot = "/usr/lib/postgresql";

    internal string Postgres => Path.Combine(Folder, "postgres");

    internal string InitDb => Path.Combine(Folder, "initdb");

    internal string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>The installation that can run the cluster; the newest one for a new cluster.</summary>
    internal static async Task<PostgresBinaries> FindAsync(string? folder, int? clusterMajor, CancellationToken ct)
    {
        var found = new List<PostgresBinaries>();
        foreach (var candidate in string.IsNullOrEmpty(folder) ? Candidates() : [folder])
        {
            if (await ReadVersionAsync(candidate, ct) is { } major)
            {
                found.Add(new PostgresBinaries(candidate, major));
            }
        }

        if (found.Count == 0)
        {
            throw new EmbeddedServerException(
                "PostgreSQL is not installed (no initdb and postgres on the path, in /usr/lib/postgresql or in "
                + "Embedded:BinariesFolder); install it with: apt-get install postgresql");
        }

        return found.Where(binaries => clusterMajor is null || binaries.Major == clusterMajor).MaxBy(
            binaries => binaries.Major)
            ?? throw new EmbeddedServerException(
                $"The data folder was made by PostgreSQL {clusterMajor}, but only version "
                + $"{string.Join(", ", found.Select(binaries => binaries.Major).Distinct())} is installed.");
    }

    private static IEnumerable<string> Candidates()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var debian = Directory.Exists(DebianRoot) ? Directory.GetDirectories(DebianRoot) : [];
        return onPath.Concat(debian.Select(version => Path.Combine(version, "bin"))).Where(HasAll).Select(BehindLinks).Distinct();
    }

    private static bool HasAll(string folder) =>
        Array.TrueForAll(["initdb", "postgres", "pg_ctl"], program => File.Exists(Path.Combine(folder, program)));

    // Some are linked into a folder of the path one by one; their neighbours, such as pg_dump, are where the links
    // lead.
    private static string BehindLinks(string folder) =>
        Path.GetDirectoryName(File.ResolveLinkTarget(Path.Combine(folder, "postgres"), returnFinalTarget: true)?.FullName) ?? folder;

    private static async Task<int?> ReadVersionAsync(string folder, CancellationToken ct)
    {
        if (!HasAll(folder))
        {
            return null;
        }

        var run = await CommandRun.ToEndAsync(
            new(Path.Combine(folder, "postgres"), ["--version"]), TimeSpan.FromSeconds(10), ct);
        var digits = run.Output.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).ToArray();
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
    }
}
