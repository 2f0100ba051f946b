using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.Http.HttpResults;
using MyDataHub.Domain;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>Everything the hub holds about the customer, as one archive.</summary>
internal static class ExportEndpoints
{
    internal static void MapExport(this RouteGroupBuilder customer) =>
        customer.MapGet("/export", Export).WithTags("Export").RequireRateLimiting(RateLimits.Writes)
            .Produces<Stream>(contentType: "application/zip")
            .WithSummary("Everything held about the customer: JSON and CSV files in one zip");

    private static async Task<Results<FileContentHttpResult, Problem>> Export(Session session, IGrains grains, TimeProvider time, CancellationToken ct)
    {
        var answer = await grains.Customer(session.Customer).ExportAsync(ct);
        if (answer.Refusal is { } refusal)
        {
            return Problems.Refused(refusal);
        }

        var now = KoreanTime.Local(time.GetUtcNow());
        return TypedResults.File(
            Pack(answer.Files, now), "application/zip", string.Create(CultureInfo.InvariantCulture, $"mydatahub-{now:yyyy-MM-dd}.zip"));
    }

    // Whole before it is sent: a file that cannot be packed is then a problem, not a broken archive.
    private static byte[] Pack(ImmutableArray<ExportFile> files, DateTime now)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                var entry = archive.CreateEntry(file.Name, CompressionLevel.Fastest);
                entry.LastWriteTime = now;
                using var content = entry.Open();
                content.Write(file.Content.Span);
            }
        }

        return packed.ToArray();
    }
}
