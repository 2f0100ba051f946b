using MyDataHub.Providers.Collecting;

namespace MyDataHub.Providers.Http;

/// <summary>What the pipeline must know of a request beside its bytes. Kind is null where no transfer is meant, such as tokens.</summary>
internal sealed record OutboundCall(string Api, TransferKind? Kind = null)
{
    private static readonly HttpRequestOptionsKey<OutboundCall> Key = new("outbound-call");

    /// <summary>A read may be sent again after a failure; the exchange of a code never.</summary>
    internal bool IsRepeatable { get; init; }

    /// <summary>Only the standard's APIs echo x-api-tran-id.</summary>
    internal bool HasTransactionId { get; init; } = true;

    internal static OutboundCall Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var call)
            ? call
            : throw new InvalidOperationException("A request entered the outbound pipeline without its call.");

    internal void AttachTo(HttpRequestMessage request) => request.Options.Set(Key, this);
}
