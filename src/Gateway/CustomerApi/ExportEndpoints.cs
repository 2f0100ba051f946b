using System.Globalization;
using System.IO.Compression;
using MyDataHub.Domain;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Grains;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>Everything the hub holds about the customer, as one archive.</summary>
internal static class ExportEndpoints
{
    internal static void MapExport(this RouteGroupBuilder customer) =>
        customer.MapGet("/export", Export).WithTags("Export").RequireRateLimiting(RateLimits.Writes)
            .Produces<Stream>(contentType: "application/zip")
            .WithSummary("Everything held about the customer: JSON and CSV files in one zip");

    private static async Task Export(Session session, HttpContext context, IGrains grains, TimeProvider time, CancellationToken ct)
    {
        var answer = await grains.Customer(session.Customer).ExportAsync(ct);
        var day = KoreanTime.Day(time.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        context.Response.ContentType = "application/zip";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"mydatahub-{day}.zip\"";

        await using var archive = await ZipArchive.CreateAsync(context.Response.Body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        foreach (var file in answer.Files)
        {
            var entry = archive.CreateEntry(file.Name, CompressionLevel.Fastest);
            entry.LastWriteTime = KoreanTime.Local(time.GetUtcNow());
            await using var content = await entry.OpenAsync(ct);
            await content.WriteAsync(file.Content, ct);
        }
    }
}
