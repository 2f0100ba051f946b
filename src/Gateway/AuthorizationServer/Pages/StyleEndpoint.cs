using System.Reflection;

namespace MyDataHub.Gateway.AuthorizationServer.Pages;

/// <summary>The one style sheet of these pages: the colours of the dashboard, and their own few rules.</summary>
internal static class StyleEndpoint
{
    private static readonly byte[] Sheet = [.. Read("tokens.css"), .. Read("pages.css")];

    internal static void MapStyle(this IEndpointRouteBuilder routes) =>
        routes.MapGet(PageFrame.StylePath, GetStyle);

    private static IResult GetStyle(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Bytes(Sheet, "text/css; charset=utf-8");
    }

    private static byte[] Read(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not part of the program.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
