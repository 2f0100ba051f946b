using System.Net;

namespace MyDataHub.Providers.Http;

/// <summary>What became of one call.</summary>
internal abstract record OutboundAnswer
{
    private OutboundAnswer()
    {
    }

    /// <summary>The whole body arrived, within its limits. Code is the body's rsp_code or error, when it has one.</summary>
    internal sealed record Answered(HttpStatusCode Status, ReadOnlyMemory<byte> Body, string? Code) : OutboundAnswer
    {
        internal TimeSpan? RetryAfter { get; init; }

        internal Uri? Location { get; init; }

        // A record would print the body, which is personal data.
        public override string ToString() => $"{(int)Status} {Code}";
    }

    internal sealed record NotAnswered(OutboundFault Fault) : OutboundAnswer;
}

/// <summary>Why no usable answer came.</summary>
internal enum OutboundFault
{
    /// <summary>No connection: refused, unknown name, or TLS without a peer that is trusted or trusts us.</summary>
    Unreachable,

    /// <summary>The connection ended before the answer did.</summary>
    ConnectionLost,

    /// <summary>No headers in time.</summary>
    TimedOut,

    /// <summary>The body did not end in time.</summary>
    BodyTimedOut,
    BodyTooLarge,

    /// <summary>x-api-tran-id came back different: the answer may be to somebody else's question.</summary>
    WrongTransactionId,

    /// <summary>Recent calls failed too often; not tried.</summary>
    CircuitOpen,

    /// <summary>Our own limit of calls to this institution; not tried.</summary>
    Overloaded,

    /// <summary>The operator's own certificate is out of date: nobody would talk to us; not tried.</summary>
    CertificateExpired,
}

internal static class OutboundFaultText
{
    /// <summary>A stable key for outcomes, metrics and pages.</summary>
    internal static string Key(this OutboundFault fault) => fault switch
    {
        OutboundFault.Unreachable => "unreachable",
        OutboundFault.ConnectionLost => "connection-lost",
        OutboundFault.TimedOut => "timed-out",
        OutboundFault.BodyTimedOut => "body-timed-out",
        OutboundFault.BodyTooLarge => "body-too-large",
        OutboundFault.WrongTransactionId => "wrong-transaction-id",
        OutboundFault.CircuitOpen => "circuit-open",
        OutboundFault.Overloaded => "overloaded",
        OutboundFault.CertificateExpired => "certificate-expired",
    };
}

/// <summary>A fault on its way through the handlers; OutboundChannel turns it into an answer again.</summary>
internal sealed class OutboundFaultException(OutboundFault fault, Exception? inner = null) : Exception(fault.Key(), inner)
{
    internal OutboundFault Fault { get; } = fault;
}
