using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace MyDataHub.Providers.Http;

/// <summary>Counts every attempt by institution, API, kind and outcome. Successful ones are what the operator is billed for (section 8.1).</summary>
internal sealed partial class MeteringHandler(string peer, OutboundMetrics metrics, ILogger logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var call = OutboundCall.Of(request);
        var started = Stopwatch.GetTimestamp();
        using var activity = OutboundMetrics.Traces.StartActivity(call.Api, ActivityKind.Client);
        activity?.SetTag("institution", peer);
        var outcome = "cancelled";
        try
        {
            var response = await base.SendAsync(request, ct);
            outcome = OutcomeOf(response);
            return response;
        }
        catch (OutboundFaultException exception)
        {
            outcome = exception.Fault.Key();
            throw;
        }
        finally
        {
            var elapsed = Stopwatch.GetElapsedTime(started);
            activity?.SetTag("outcome", outcome);
            metrics.Called(peer, call, outcome, elapsed);
            LogCalled(peer, call.Api, outcome, (long)elapsed.TotalMilliseconds, TransactionIdOf(request));
        }
    }

    // Codes come from outside: only well-formed ones become a label, or anybody could fill the meter with series.
    private static string OutcomeOf(HttpResponseMessage response) => AnswerContent.CodeOf(response) switch
    {
        { Length: 5 } code when code.All(char.IsAsciiDigit) => code,
        { Length: <= 30 } code when code.All(c => char.IsAsciiLetterLower(c) || c == '_') => code,
        _ => $"http-{(int)response.StatusCode}",
    };

    private static string? TransactionIdOf(HttpRequestMessage request) =>
        request.Headers.TryGetValues(TransactionIds.Header, out var values) ? values.FirstOrDefault() : null;

    [LoggerMessage(LogLevel.Debug, "{Peer} answered {Api} with {Outcome} in {Milliseconds} ms ({TransactionId}).")]
    private partial void LogCalled(string peer, string api, string outcome, long milliseconds, string? transactionId);
}
