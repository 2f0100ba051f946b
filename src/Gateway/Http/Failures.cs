using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace MyDataHub.Gateway.Http;

/// <summary>Turns what was not expected, and what the framework answers without a body, into problems without details.</summary>
internal sealed partial class Failures(RequestDelegate next, IOptions<GatewayOptions> options, ILogger<Failures> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The browser has gone; there is nobody to answer.
            return;
        }
        catch (Exception failure)
        {
            await AnswerAsync(context, failure);
            return;
        }

        if (context.Response is { StatusCode: >= 400, HasStarted: false, ContentType: null } && !HttpMethods.IsHead(context.Request.Method))
        {
            await Problems.OfStatus(context.Response.StatusCode, options.Value.MaxBodyBytes).ExecuteAsync(context);
        }
    }

    private async Task AnswerAsync(HttpContext context, Exception failure)
    {
        var problem = ProblemOf(failure);
        if (problem.Status == StatusCodes.Status500InternalServerError)
        {
            LogFailure(RouteOf(context), Problem.TraceOf(context), FailureText.Of(failure));
        }

        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        SecurityHeaders.Set(context.Response.Headers);
        await problem.ExecuteAsync(context);
    }

    private Problem ProblemOf(Exception failure) => failure switch
    {
        BadHttpRequestException wrong => Problems.OfStatus(wrong.StatusCode, options.Value.MaxBodyBytes),
        _ => KnownFailures.Find(failure) ?? Problems.Internal(),
    };

    private static string RouteOf(HttpContext context) =>
        (context.Features.Get<IEndpointFeature>()?.Endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "no route";

    [LoggerMessage(LogLevel.Error, "A request to {Route} failed (trace {Trace}). It was answered with an internal error. {Failure}")]
    private partial void LogFailure(string route, string trace, string failure);
}
