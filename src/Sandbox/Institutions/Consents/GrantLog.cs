using System.Text.Json;
using MyDataHub.Sandbox.Settings;

namespace MyDataHub.Sandbox.Institutions.Consents;

/// <summary>
/// The grants as a file of lines, one for each change, so that they survive a restart. Opening it reads the lines,
/// leaves out a last one that a crash cut short, and rewrites the file with only what is still in force.
/// </summary>
internal sealed class GrantLog : IDisposable
{
    private const int Slack = 1000;
    private const int Wasteful = 4;

    private readonly string _path;
    private FileStream _file;
    private int _lines;

    private GrantLog(string path, ICollection<Grant> inForce)
    {
        _path = path;
        _file = Rewrite(inForce);
    }

    public static GrantLog Open(string path, Action<Grant> restore)
    {
        var inForce = new Dictionary<GrantKey, Grant>();
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            Apply(line, inForce);
        }

        foreach (var grant in inForce.Values)
        {
            restore(grant);
        }

        return new GrantLog(path, inForce.Values);
    }

    public void Put(Grant grant) => Append(new Line(grant, null));

    public void End(GrantKey key) => Append(new Line(null, key));

    /// <summary>Rewrites the file when most of it is past, so that it does not grow with every refresh.</summary>
    public void CompactIfWasteful(ICollection<Grant> inForce)
    {
        if (_lines > Slack + (Wasteful * inForce.Count))
        {
            var old = _file;
            _file = Rewrite(inForce);
            old.Dispose();
        }
    }

    public void Dispose() => _file.Dispose();

    private FileStream Rewrite(ICollection<Grant> inForce)
    {
        using var compact = new MemoryStream();
        foreach (var grant in inForce)
        {
            Write(compact, new Line(grant, null));
        }

        AtomicFile.Write(_path, compact.ToArray());
        _lines = inForce.Count;
        return AtomicFile.Open(_path, FileMode.Append);
    }

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
        _lines++;
    }

    private sealed record Line(Grant? Put, GrantKey? End);
}
