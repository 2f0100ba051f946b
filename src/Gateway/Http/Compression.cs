using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace MyDataHub.Gateway.Http;

/// <summary>
/// Packs JSON answers for callers that ask for it. No answer holds a secret next to something an attacker can choose
/// (tokens and CSRF values travel in headers only), so the size of an answer tells nothing (BREACH).
/// </summary>
internal static class Compression
{
    internal static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["application/json"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }
}
