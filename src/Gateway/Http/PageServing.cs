using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace MyDataHub.Gateway.Http;

/// <summary>Serves the pages; addresses that are none of ours but look like a page's get index.html, which finds its way by itself.</summary>
internal static class PageServing
{
    private static readonly string[] NotPages = ["/api", "/openapi", "/health", "/oauth", "/open", "/.well-known"];
    private static readonly StringValues Forever = "public, max-age=31536000, immutable";
    private static readonly StringValues AskAgain = "no-cache";

    internal static void UsePages(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value;
        var pages = Pages.Load(options.PagesPath ?? Path.Combine(app.Environment.ContentRootPath, "wwwroot"));
        app.Use(next => context => Find(pages, context.Request) is { } page ? SendAsync(context, page) : next(context));
    }

    private static Page? Find(Pages pages, HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            return null;
        }

        var path = request.Path.Value ?? "/";
        foreach (var prefix in NotPages)
        {
            if (request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        // A missing file must be missed, not become a page.
        return pages.Find(path) ?? (Path.HasExtension(path) ? null : pages.Index);
    }

    private static Task SendAsync(HttpContext context, Page page)
    {
        var response = context.Response;
        response.Headers.CacheControl = page.IsImmutable ? Forever : AskAgain;
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.ETag = page.ETag;
        if (EntityTags.Match(context.Request.Headers.IfNoneMatch, page.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var (body, encoding) = Choose(page, context.Request.Headers.AcceptEncoding.ToString());
        response.ContentType = page.ContentType;
        response.ContentLength = body.Length;
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
            response.Headers.ETag = $"W/{page.ETag}";
        }

        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static (byte[] Body, string? Encoding) Choose(Page page, string accepted)
    {
        if (page.Brotli is { } brotli && accepted.Contains("br", StringComparison.OrdinalIgnoreCase))
        {
            return (brotli, "br");
        }

        return page.Gzip is { } gzip && accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? (gzip, "gzip") : (page.Plain, null);
    }
}
