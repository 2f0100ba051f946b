namespace MyDataHub.Storage.Embedded;

/// <summary>
/// Makes a new cluster beside its final place and moves it there, so that an interrupted one is never taken for whole.
/// </summary>
internal static class ClusterCreation
{
    internal static async Task CreateAsync(
        DataFolder folder, PostgresBinaries binaries, OsUser user, EmbeddedOptions options, CancellationToken ct)
    {
        if (Directory.Exists(folder.UnfinishedCluster))
        {
            Directory.Delete(folder.UnfinishedCluster, recursive: true);
        }

        folder.WritePasswordOnce();
        await user.OwnFolderAsync(folder.UnfinishedCluster, ct);
        await user.RequireReachableAsync(folder.UnfinishedCluster, ct);
        // Readable to initdb, which runs as the other user, and to nobody else: the socket's folder is private to that
        // user.
        var initial = Path.Combine(folder.Socket, "initial-password");
        await File.WriteAllTextAsync(initial, folder.ReadPassword(), ct);
        var run = await CommandRun.ToEndAsync(
            user.Command(binaries.InitDb, Arguments(folder, initial, options)), TimeSpan.FromSeconds(options.StartTimeoutSeconds), ct);
        File.Delete(initial);
        if (run.ExitCode != 0)
        {
            throw new EmbeddedServerException($"initdb could not make the cluster in {folder}: {run.Reason}.");
        }

        Directory.Move(folder.UnfinishedCluster, folder.Cluster);
    }

    private static string[] Arguments(DataFolder folder, string passwordFile, EmbeddedOptions options) =>
    [
        $"--pgdata={folder.UnfinishedCluster}", "--username=hub", $"--pwfile={passwordFile}", "--auth=scram-sha-256",
        "--encoding=UTF8", "--locale=C.UTF-8", "--lc-messages=C", "--data-checksums",
        .. options.Fsync ? Array.Empty<string>() : ["--no-sync"],
    ];
}
