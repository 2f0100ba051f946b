using System.Net;
using MyDataHub.Domain;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Directory;
using MyDataHub.Providers.Http;

namespace MyDataHub.Providers.KrMyData;

/// <summary>What an answer means before its body is read; null means: read it.</summary>
internal sealed class AnswerOutcome(TransferKind kind, InstitutionEntry entry, OutboundOptions limits, DateTimeOffset now)
{
    internal FetchOutcome? Of(OutboundAnswer answer) => answer switch
    {
        OutboundAnswer.NotAnswered none => OfFault(none.Fault),
        OutboundAnswer.Answered { Code: null } answered => OfStatus(answered),
        OutboundAnswer.Answered { Code: { } code } answered => OfCode(code, answered),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private FetchOutcome? OfCode(string code, OutboundAnswer.Answered answered) => Reactions.Of(code) switch
    {
        Reaction.Read or Reaction.Unchanged when (int)answered.Status is < 200 or > 299 =>
            new FetchOutcome.Malformed("rsp_code", "says success against the HTTP status"),
        Reaction.Read => null,
        Reaction.Unchanged => new FetchOutcome.Unchanged(),
        Reaction.RefreshToken => new FetchOutcome.TokenRefused(),
        Reaction.AskConsentAgain => new FetchOutcome.ConsentGone(code),
        Reaction.DropAsset => new FetchOutcome.AssetGone(code),
        Reaction.OurFault => new FetchOutcome.OurFault(code),
        Reaction.BackOff => new FetchOutcome.Busy(code, RetryAt(code, answered.RetryAfter)),
        Reaction.Repeat => new FetchOutcome.Unavailable(code),
        Reaction.Unknown when code == "invalid_token" => new FetchOutcome.TokenRefused(), // RFC 6750 3.1, from a gateway in front
        Reaction.Unknown => OfStatus(answered),
    };

    // Not the standard's answer: a proxy or a broken server. Nothing about the consent follows from it.
    private FetchOutcome OfStatus(OutboundAnswer.Answered answered) => answered.Status switch
    {
        HttpStatusCode.OK => new FetchOutcome.Malformed("rsp_code", "is missing or unknown"),
        HttpStatusCode.TooManyRequests => new FetchOutcome.Busy("http-429", RetryAt("", answered.RetryAfter)),
        var status => new FetchOutcome.Unavailable($"http-{(int)status}"),
    };

    private FetchOutcome OfFault(OutboundFault fault) => fault switch
    {
        OutboundFault.WrongTransactionId => new FetchOutcome.Malformed(TransactionIds.Header, "is not the request's"),
        OutboundFault.BodyTooLarge => new FetchOutcome.Malformed("$", "is larger than a page may be"),
        OutboundFault.CertificateExpired => new FetchOutcome.OurFault(fault.Key()),
        OutboundFault.Overloaded => new FetchOutcome.Busy(fault.Key(), now.AddSeconds(limits.QueueSeconds)),
        OutboundFault.Unreachable or OutboundFault.ConnectionLost or OutboundFault.TimedOut or OutboundFault.BodyTimedOut or OutboundFault.CircuitOpen =>
            new FetchOutcome.Unavailable(fault.Key()),
    };

    private DateTimeOffset? RetryAt(string code, TimeSpan? retryAfter) => (code, retryAfter) switch
    {
        (_, { } delay) => now + delay,
        ("42901", _) when kind == TransferKind.Scheduled => NextWeek(),
        ("50009", _) => ScheduledWindows.NextStart(entry.ScheduledWindows, now),
        _ => null,
    };

    // The standard's week is Sunday to Saturday (section 3.6).
    private DateTimeOffset NextWeek()
    {
        var today = KoreanTime.Day(now);
        return KoreanTime.StartOf(today.AddDays(7 - (int)today.DayOfWeek));
    }
}
