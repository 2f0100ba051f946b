using Microsoft.AspNetCore.Http.Features;
using MyDataHub.Sandbox.Control;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Hosting;

/// <summary>
/// What holds for every call of a party: the transaction id is echoed (3.3), it is counted, and a surprise is an answer
/// too.
/// </summary>
internal sealed partial class CallMiddleware(RequestDelegate next, CallBook calls, TransactionIds ids, ILogger<CallMiddleware> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Headers.TryGetValue(TransactionId.Header, out var id))
        {
            http.Response.Headers[TransactionId.Header] = id;
            ids.Record(http, http.Features.GetRequiredFeature<Party>());
        }

        using var going = calls.Begin(http);
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Items[typeof(Answer)] ??= "gone";
        }
        catch (BadHttpRequestException) when (!http.Response.HasStarted)
        {
            await Answer.Of(RspCode.BadParameter).WriteAsync(http);
        }
        catch (Exception bug) when (!http.Response.HasStarted)
        {
            Failed(log, bug, http.Request.Method);
            await Answer.Of(RspCode.Failure).WriteAsync(http);
        }
        finally
        {
            calls.Record(http);
        }
    }

    [LoggerMessage(LogLevel.Error, "A {Method} call failed inside the sandbox. Answered 50001.")]
    private static partial void Failed(ILogger log, Exception bug, string method);
}
