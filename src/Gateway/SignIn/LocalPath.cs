namespace MyDataHub.Gateway.SignIn;

/// <summary>A path of the hub's own pages. Everything a browser could read as another site is not one.</summary>
internal static class LocalPath
{
    private const int MaxLength = 512;

    internal static string OrHome(string? path) => IsLocal(path) ? path! : "/";

    // Browsers read "//host" and "/\host" as another site, and drop tabs and line breaks before they look.
    internal static bool IsLocal(string? path) =>
        path is { Length: > 0 and <= MaxLength }
        && path[0] == '/'
        && (path.Length == 1 || path[1] is not ('/' or '\\'))
        && path.All(letter => letter is > ' ' and < '\x7f' and not '\\')
        && !path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase);
}
