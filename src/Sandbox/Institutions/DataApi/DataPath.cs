using System.Globalization;

namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>A path of a data API taken apart: /version/industry/resource (2.3).</summary>
internal sealed record DataPath(string Version, string Industry, string Resource)
{
    public static DataPath? Parse(string path)
    {
        var version = path.IndexOf('/', 1);
        var industry = version < 0 ? -1 : path.IndexOf('/', version + 1);
        return industry < 0 ? null : new DataPath(path[1..version], path[(version + 1)..industry], path[industry..]);
    }

    public bool IsAccepted(Institution institution) =>
        Number(Version) is { } asked && asked >= Number(institution.MinVersion) && asked <= Number(institution.Version);

    private static int? Number(string version) =>
        version is ['v', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
