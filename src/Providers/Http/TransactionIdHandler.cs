namespace MyDataHub.Providers.Http;

/// <summary>Gives each attempt its own x-api-tran-id and insists that the answer carries the same one (section 3.3).</summary>
internal sealed class TransactionIdHandler(TransactionIds ids, string operatorOrgCode) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (!OutboundCall.Of(request).HasTransactionId)
        {
            return await base.SendAsync(request, ct);
        }

        var id = ids.Next(operatorOrgCode);
        request.Headers.Remove(TransactionIds.Header);
        request.Headers.Add(TransactionIds.Header, id);

        var response = await base.SendAsync(request, ct);
        if (IsEchoed(response, id))
        {
            return response;
        }

        response.Dispose();
        throw new OutboundFaultException(OutboundFault.WrongTransactionId);
    }

    // A proxy in front of the institution answers 5xx without the header: that is an outage, not a mix-up. A success must echo.
    private static bool IsEchoed(HttpResponseMessage response, string id) =>
        response.Headers.TryGetValues(TransactionIds.Header, out var values)
            ? values.All(value => value == id)
            : !response.IsSuccessStatusCode;
}
