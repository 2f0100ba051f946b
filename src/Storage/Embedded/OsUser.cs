using System.Diagnostics;

namespace MyDataHub.Storage.Embedded;

/// <summary>Who PostgreSQL's programs run as: ourselves, or another OS user when we are root.</summary>
internal sealed class OsUser
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(10);
    private readonly string[] _become;

    private OsUser(string? name, string[] become)
    {
        Name = name;
        _become = become;
    }

    /// <summary>Null when it is ourselves.</summary>
    internal string? Name { get; }

    internal static async Task<OsUser> ChooseAsync(string name, CancellationToken ct)
    {
        // A session of its own: Ctrl-C in a terminal reaches the whole group, and must stop the hub before its
        // database.
        string[] detached = File.Exists("/usr/bin/setsid") ? ["/usr/bin/setsid"] : [];
        if (!Environment.IsPrivilegedProcess)
        {
            return new OsUser(null, detached);
        }

        var group = await CommandRun.ToEndAsync(new ProcessStartInfo("id", ["-g", name]), Quick, ct);
        return group.ExitCode == 0
            ? new OsUser(name, [.. detached, "setpriv", $"--reuid={name}", $"--regid={group.Output.Trim()}", "--init-groups", "--"])
            : throw new EmbeddedServerException(
                $"PostgreSQL does not run as root and the OS user '{name}' does not exist; "
                + $"make it with: useradd --system --no-create-home {name}");
    }

    internal ProcessStartInfo Command(string program, params IEnumerable<string> arguments)
    {
        string[] line = [.. _become, program, .. arguments];
        var command = new ProcessStartInfo(line[0], line.Skip(1)) { WorkingDirectory = "/" };
        foreach (var inherited in command.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            command.Environment.Remove(inherited);
        }

        command.Environment["LC_ALL"] = "C";
        return command;
    }

    /// <summary>Makes the folder, private to this user.</summary>
    internal async Task OwnFolderAsync(string folder, CancellationToken ct)
    {
        PrivateFile.CreateFolder(folder);
        if (Name is null)
        {
            return;
        }

        var given = await CommandRun.ToEndAsync(new ProcessStartInfo("chown", [$"{Name}:", "--", folder]), Quick, ct);
        if (given.ExitCode != 0)
        {
            throw new EmbeddedServerException(
                $"The folder {folder} could not be given to the OS user '{Name}': {given.Reason}.");
        }
    }

    internal async Task RequireReachableAsync(string folder, CancellationToken ct)
    {
        if (Name is not null && (await CommandRun.ToEndAsync(Command("test", "-w", folder), Quick, ct)).ExitCode != 0)
        {
            throw new EmbeddedServerException(
                $"The OS user '{Name}' cannot use {folder}; choose a data folder that it can reach, such as "
                + "/var/lib/mydatahub, with Embedded:DataFolder.");
        }
    }
}
