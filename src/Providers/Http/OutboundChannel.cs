using System.Net.Http.Headers;

namespace MyDataHub.Providers.Http;

/// <summary>The way from one operator to one peer: every outbound call goes through one of these.</summary>
internal sealed class OutboundChannel(HttpMessageInvoker pipeline, Uri address, TimeProvider time) : IDisposable
{
    /// <summary>The end of the certificate it calls under.</summary>
    internal DateTimeOffset CertificateEnds { get; init; } = DateTimeOffset.MaxValue;

    internal Uri Address { get; } = address;

    internal async Task<OutboundAnswer> SendAsync(HttpRequestMessage request, OutboundCall call, CancellationToken ct)
    {
        if (CertificateLife.IsOver(CertificateEnds))
        {
            return new OutboundAnswer.NotAnswered(OutboundFault.CertificateExpired);
        }

        call.AttachTo(request);
        try
        {
            using var response = await pipeline.SendAsync(request, ct);
            var content = (AnswerContent)response.Content;
            return new OutboundAnswer.Answered(response.StatusCode, content.Body, content.Code)
            {
                RetryAfter = Delay(response.Headers.RetryAfter),
                Location = response.Headers.Location,
            };
        }
        catch (OutboundFaultException exception)
        {
            return new OutboundAnswer.NotAnswered(exception.Fault);
        }
    }

    public void Dispose() => pipeline.Dispose();

    private TimeSpan? Delay(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };
}
