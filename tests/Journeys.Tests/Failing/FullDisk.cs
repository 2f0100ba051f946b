using System.Diagnostics;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.Failing;

/// <summary>
/// A disk for the database that can be filled to its last byte: a small file system in memory. Where mounting is not allowed, every
/// write is refused by the database itself with what a full disk makes it answer (53100).
/// </summary>
internal sealed class FullDisk : IDisposable
{
    private const string Refusing =
        """
        create or replace function no_space() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
        do $$ declare one text; begin
            for one in select tablename from pg_tables where schemaname = 'public' loop
                execute format('create trigger no_space before insert or update or delete on %I for each statement execute function no_space()', one);
            end loop;
        end $$;
        """;

    private const string Accepting = "drop function no_space() cascade";

    private readonly string _folder;

    private FullDisk(string folder, bool isMounted) => (_folder, IsMounted) = (folder, isMounted);

    internal bool IsMounted { get; }

    private string Filler => Path.Combine(_folder, "filler");

    internal static async Task<FullDisk> MakeAsync(string folder, int megabytes)
    {
        Directory.CreateDirectory(folder);
        return new FullDisk(folder, await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=755", "tmpfs", folder));
    }

    internal async Task FillAsync(RunningHub hub)
    {
        if (!IsMounted)
        {
            await HubDatabase.RunAsync(hub, Refusing);
            return;
        }

        await using var filler = File.Create(Filler);
        var block = new byte[64 * 1024];
        try
        {
            while (true)
            {
                await filler.WriteAsync(block);
                await filler.FlushAsync();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    internal Task FreeAsync(RunningHub hub)
    {
        if (!IsMounted)
        {
            return HubDatabase.RunAsync(hub, Accepting);
        }

        File.Delete(Filler);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        if (IsMounted)
        {
            using var unmount = Process.Start("umount", ["-l", _folder]);
            unmount.WaitForExit();
        }
    }

    private static async Task<bool> RunAsync(string command, params string[] words)
    {
        using var run = Process.Start(new ProcessStartInfo(command, words) { RedirectStandardError = true })!;
        await run.WaitForExitAsync();
        return run.ExitCode == 0;
    }
}
