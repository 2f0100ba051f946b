using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace MyDataHub.Storage.Migrations;

/// <summary>
/// One numbered change of the schema, <c>NNNN_name.sql</c>. Once applied somewhere its text never changes.
/// </summary>
internal sealed record Migration(int Number, string Name, string Text)
{
    private static readonly string Folder = typeof(Migration).Namespace + ".";

    /// <summary>SHA-256 of the text with LF line ends, so that a checkout's settings do not matter.</summary>
    internal byte[] Checksum => SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n")));

    /// <summary>The migrations of this program, in order; a number may be missing, but stands once.</summary>
    internal static IReadOnlyList<Migration> All { get; } = ReadAll();

    private static Migration[] ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var migrations = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => Read(assembly, name))
            .OrderBy(migration => migration.Number)
            .ToArray();
        return migrations.DistinctBy(migration => migration.Number).Count() == migrations.Length
            ? migrations
            : throw new InvalidOperationException("Two migrations have the same number.");
    }

    private static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var name = resource[Folder.Length..^".sql".Length];
        return new Migration(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
