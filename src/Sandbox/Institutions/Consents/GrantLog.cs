using System.Text.Json;
using MyDataHub.Sandbox.Settings;

namespace MyDataHub.Sandbox.Institutions.Consents;

/// <summary>
/// The grants as a file of lines, one for each change, so that they survive a restart. Opening it reads the lines, leaves out a last one
/// that a crash cut short, and rewrites the file with only what is still in force.
/// </summary>
internal sealed class GrantLog : IDisposable
{
    private readonly FileStream _file;

    private GrantLog(FileStream file) => _file = file;

    public static GrantLog Open(string path, Action<Grant> restore)
    {
        var inForce = new Dictionary<GrantKey, Grant>();
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            Apply(line, inForce);
        }

        using (var compact = new MemoryStream())
        {
            foreach (var grant in inForce.Values)
            {
                Write(compact, new Line(grant, null));
                restore(grant);
            }

            AtomicFile.Write(path, compact.ToArray());
        }

        return new GrantLog(AtomicFile.Open(path, FileMode.Append));
    }

    public void Put(Grant grant) => Append(new Line(grant, null));

    public void End(GrantKey key) => Append(new Line(null, key));

    public void Dispose() => _file.Dispose();

    private static void Apply(string line, Dictionary<GrantKey, Grant> inForce)
    {
        switch (Read(line))
        {
            case { Put: { } grant }:
                inForce[grant.Key] = grant;
                break;
            case { End: { } key }:
                inForce.Remove(key);
                break;
        }
    }

    private static Line? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line);
        }
        catch (JsonException)
        {
            // Only the last line can be cut short, and nobody was told that it counted.
            return null;
        }
    }

    private static void Write(Stream to, Line line)
    {
        to.Write(JsonSerializer.SerializeToUtf8Bytes(line));
        to.WriteByte((byte)'\n');
    }

    private void Append(Line line)
    {
        Write(_file, line);
        _file.Flush();
    }

    private sealed record Line(Grant? Put, GrantKey? End);
}
