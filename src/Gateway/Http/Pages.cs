using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace MyDataHub.Gateway.Http;

/// <summary>The built pages, read once at start: only what was there then is ever served, so no path can reach another file.</summary>
internal sealed class Pages
{
    private const long MaxBytes = 64 * 1024 * 1024;
    private readonly FrozenDictionary<string, Page> _byPath;

    private Pages(FrozenDictionary<string, Page> byPath) => _byPath = byPath;

    internal Page? Index => _byPath.GetValueOrDefault("/index.html");

    internal Page? Find(string path) => _byPath.GetValueOrDefault(path);

    internal static Pages Load(string folder)
    {
        var types = new FileExtensionContentTypeProvider();
        var pages = new Dictionary<string, Page>(StringComparer.Ordinal);
        var room = MaxBytes;
        foreach (var file in Files(folder))
        {
            if (!types.TryGetContentType(file.Name, out var type) || (room -= file.Length) < 0)
            {
                continue;
            }

            var path = "/" + Path.GetRelativePath(folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            pages[path] = Page.Read(file, path, type);
        }

        return new(pages.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static IEnumerable<FileInfo> Files(string folder) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Name[0] != '.')
        : [];
}

/// <summary>One file with its packed forms, ready to send.</summary>
internal sealed record Page(byte[] Plain, byte[]? Brotli, byte[]? Gzip, string ContentType, string ETag, bool IsImmutable)
{
    private const int WorthPacking = 1024;

    internal static Page Read(FileInfo file, string path, string contentType)
    {
        var plain = File.ReadAllBytes(file.FullName);
        var isText = contentType.StartsWith("text/", StringComparison.Ordinal)
            || contentType is "application/json" or "application/manifest+json" or "image/svg+xml" or "application/javascript";
        var packs = isText && plain.Length >= WorthPacking;
        return new Page(
            plain,
            packs ? Pack(plain, to => new BrotliStream(to, CompressionLevel.Optimal)) : null,
            packs ? Pack(plain, to => new GZipStream(to, CompressionLevel.Optimal)) : null,
            isText ? $"{contentType}; charset=utf-8" : contentType,
            $"\"{Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 12))}\"",
            // The build names what is in assets/ after its content.
            path.StartsWith("/assets/", StringComparison.Ordinal));
    }

    private static byte[] Pack(byte[] plain, Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var packing = pack(packed))
        {
            packing.Write(plain);
        }

        return packed.ToArray();
    }
}
