using MyDataHub.Providers.KrMyData;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace MyDataHub.Providers.Http;

/// <summary>
/// Repeats a read after a lost connection or 50001–50007 (section 5.1), with jitter, and stops calling an institution that keeps failing.
/// Waits are physical time, so they do not follow the business clock.
/// </summary>
internal sealed class ResilienceHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<HttpRequestMessage> Request = new("request");

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    internal ResilienceHandler(OutboundOptions limits)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage>();
        if (limits.Retries > 0)
        {
            builder.AddRetry(Retry(limits));
        }

        _pipeline = builder.AddCircuitBreaker(Circuit(limits)).Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var context = ResilienceContextPool.Shared.Get(ct);
        context.Properties.Set(Request, request);
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (context, self) => await self.OnceAsync(context), context, this);
        }
        catch (BrokenCircuitException exception)
        {
            throw new OutboundFaultException(OutboundFault.CircuitOpen, exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<HttpResponseMessage> OnceAsync(ResilienceContext context) =>
        base.SendAsync(context.Properties.GetValue(Request, null!), context.CancellationToken);

    private static RetryStrategyOptions<HttpResponseMessage> Retry(OutboundOptions limits) => new()
    {
        MaxRetryAttempts = limits.Retries,
        Delay = TimeSpan.FromMilliseconds(limits.RetryDelayMilliseconds),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = attempt => ValueTask.FromResult(
            OutboundCall.Of(attempt.Context.Properties.GetValue(Request, null!)).IsRepeatable && IsWorthRepeating(attempt.Outcome)),
        OnRetry = attempt =>
        {
            attempt.Outcome.Result?.Dispose();
            return ValueTask.CompletedTask;
        },
    };

    private static CircuitBreakerStrategyOptions<HttpResponseMessage> Circuit(OutboundOptions limits) => new()
    {
        FailureRatio = limits.CircuitFailureRatio,
        MinimumThroughput = limits.CircuitMinimumCalls,
        SamplingDuration = TimeSpan.FromSeconds(limits.CircuitWindowSeconds),
        BreakDuration = TimeSpan.FromSeconds(limits.CircuitBreakSeconds),
        ShouldHandle = attempt => ValueTask.FromResult(IsTrouble(attempt.Outcome)),
    };

    // A call that timed out is not repeated: the customer has waited long enough, and the institution is busy enough.
    private static bool IsWorthRepeating(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: OutboundFaultException { Fault: OutboundFault.ConnectionLost or OutboundFault.Unreachable } } => true,
        { Result: { } response } => IsFailing(response),
        _ => false,
    };

    private static bool IsTrouble(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: OutboundFaultException { Fault: not (OutboundFault.BodyTooLarge or OutboundFault.WrongTransactionId) } } => true,
        { Result: { } response } => IsFailing(response),
        _ => false,
    };

    private static bool IsFailing(HttpResponseMessage response) => AnswerContent.CodeOf(response) is { } code
        ? Reactions.Of(code) is var reaction && (reaction == Reaction.Repeat || (reaction == Reaction.Unknown && (int)response.StatusCode >= 500))
        : (int)response.StatusCode >= 500;
}
