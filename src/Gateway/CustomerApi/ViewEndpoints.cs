using System.Diagnostics;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>The 360-degree view. The hot path: ready bytes go straight to the connection, and nothing is resolved, parsed or copied.</summary>
internal static class ViewEndpoints
{
    private const string Path = "/api/view";

    /// <summary>The view packs itself for who takes it so: nothing is to be packed again with every read.</summary>
    internal static bool SendsPacked(HttpRequest request) =>
        request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase) && AcceptedEncodings.TakesBrotli(request.Headers.AcceptEncoding);

    /// <summary>Outside the group of the others, because a filter of theirs would cost every read a way through it and finds nothing to check.</summary>
    internal static void MapView(this IEndpointRouteBuilder routes)
    {
        var grains = routes.ServiceProvider.GetRequiredService<IGrains>();
        RequestDelegate get = context => Get(context, grains);

        // A plain delegate is not described by itself.
        routes.MapGet(Path, get).WithTags("View")
            .WithMetadata(CustomerCall.SignedIn)
            .WithMetadata(get.Method)
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(AssetView), ["application/json"]))
            .WithMetadata(Answers.Of(StatusCodes.Status304NotModified))
            .WithSummary("Everything in one view; answers 304 to the ETag of the newest");
    }

    private static Task Get(HttpContext context, IGrains grains)
    {
        var session = context.Features.Get<Session>()!;
        var asked = grains.Customer(session.Customer).ViewAsync(context.RequestAborted);
        return asked.IsCompletedSuccessfully ? AnswerAsync(context, asked.Result) : AnswerAsync(context, asked);
    }

    private static async Task AnswerAsync(HttpContext context, ValueTask<ViewAnswer> asked) => await AnswerAsync(context, await asked);

    private static Task AnswerAsync(HttpContext context, ViewAnswer answer) => answer switch
    {
        ViewAnswer.Ready ready => SendAsync(context, ready),
        ViewAnswer.Busy => Problems.Busy().ExecuteAsync(context),
        ViewAnswer.UnknownCustomer => Problems.NotSignedIn().ExecuteAsync(context),
        ViewAnswer.Unavailable => Problems.Unavailable().ExecuteAsync(context),
        _ => throw new UnreachableException(),
    };

    private static Task SendAsync(HttpContext context, ViewAnswer.Ready ready)
    {
        var response = context.Response;
        var isPacked = SendsPacked(context.Request);
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.ETag = isPacked ? ready.BrotliETag : ready.ETag;
        if (EntityTags.Match(context.Request.Headers.IfNoneMatch, ready.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        if (isPacked)
        {
            response.Headers.ContentEncoding = "br";
            response.Headers.Vary = "Accept-Encoding";
        }

        var body = isPacked ? ready.Brotli : ready.Utf8Json;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        var writing = response.BodyWriter.WriteAsync(body, context.RequestAborted);
        return writing.IsCompletedSuccessfully ? Task.CompletedTask : writing.AsTask();
    }
}
