using System.Globalization;
using Microsoft.Extensions.Options;
using MyDataHub.Storage.Keys;

namespace MyDataHub.Storage.Audit;

/// <summary>
/// The last anchor this node signed, kept beside its key: a database that was set back to before it shows.
/// </summary>
internal sealed class AnchorFile(IOptions<KeysOptions> options)
{
    private readonly string _file = Path.Combine(Path.GetFullPath(options.Value.Folder), "anchor-head");

    internal (long Number, byte[] Hash)? Read()
    {
        if (!File.Exists(_file))
        {
            return null;
        }

        var parts = File.ReadAllText(_file).Split(' ', StringSplitOptions.TrimEntries);
        return parts.Length == 2 && long.TryParse(
            parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number, Convert.FromHexString(parts[1]))
            : throw new KeyException($"The file {_file} is damaged; restore it from a backup.");
    }

    internal void Write(long number, byte[] hash) =>
        PrivateFile.Write(
            _file, string.Create(CultureInfo.InvariantCulture, $"{number} {Convert.ToHexStringLower(hash)}\n"));
}
