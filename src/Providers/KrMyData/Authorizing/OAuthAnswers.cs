using System.Collections.Immutable;
using System.Net;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Authorizing;

/// <summary>Reads what token endpoints answer: tokens, or an OAuth error of section 5.2.</summary>
internal static class OAuthAnswers
{
    private static readonly ImmutableArray<string> Passing = ["server_error", "temporarily_unavailable"];

    /// <summary>Sent is the refresh token of a refresh, which an institution may keep in force by not sending another.</summary>
    internal static TokenOutcome Tokens(OutboundAnswer answer, DateTimeOffset now, Secret? sent = null, string? transaction = null)
    {
        if (Failure(answer) is { } failure)
        {
            return failure.IsFinal ? new TokenOutcome.Refused(failure.Reason) : new TokenOutcome.Unavailable(failure.Reason);
        }

        try
        {
            using var document = WireDocument.Parse(((OutboundAnswer.Answered)answer).Body);
            return new TokenOutcome.Issued(Read(new(document.RootElement, new WireNotes()), now, sent, transaction));
        }
        catch (WireFormatException exception)
        {
            return new TokenOutcome.Unavailable($"malformed:{exception.Path}");
        }
    }

    internal static RevokeOutcome Revoked(OutboundAnswer answer) => answer switch
    {
        OutboundAnswer.Answered { Status: HttpStatusCode.OK, Code: "00000" } => new RevokeOutcome.Revoked(WasAlreadyDead: false),
        OutboundAnswer.Answered { Status: HttpStatusCode.OK, Code: "99999" } => new RevokeOutcome.Revoked(WasAlreadyDead: true),
        _ when Failure(answer) is { } failure => failure.IsFinal ? new RevokeOutcome.Refused(failure.Reason) : new RevokeOutcome.Unavailable(failure.Reason),
        _ => new RevokeOutcome.Unavailable("malformed:rsp_code"),
    };

    /// <summary>Null for a success. Final means that asking again the same way is useless.</summary>
    internal static (bool IsFinal, string Reason)? Failure(OutboundAnswer answer) => answer switch
    {
        OutboundAnswer.NotAnswered none => (false, none.Fault.Key()),
        OutboundAnswer.Answered { Status: HttpStatusCode.OK } => null,
        OutboundAnswer.Answered { Code: { } code, Status: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } when !Passing.Contains(code) =>
            (true, Label(code)),
        OutboundAnswer.Answered answered => (false, answered.Code is { } code ? Label(code) : $"http-{(int)answered.Status}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Errors travel into pages and logs, so only what looks like an error code passes.</summary>
    internal static string Label(string code) =>
        code.Length <= 30 && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') ? code : "unknown_error";

    private static TokenSet Read(WireObject answer, DateTimeOffset now, Secret? sent, string? transaction)
    {
        if (!string.Equals(answer.Text("token_type"), "Bearer", StringComparison.OrdinalIgnoreCase))
        {
            throw answer.Wrong("token_type", "is not Bearer");
        }

        if (transaction is not null && answer.TextOrNull("tx_id") is { } echoed && echoed != transaction)
        {
            throw answer.Wrong("tx_id", "is not the request's");
        }

        var access = new Secret(answer.Text("access_token"));
        var ends = now.AddSeconds(Lifetime(answer, "expires_in"));
        var scopes = answer.TextOrNull("scope")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return answer.TextOrNull("refresh_token") is { } refresh
            ? new(access, ends, new(refresh), now.AddSeconds(Lifetime(answer, "refresh_token_expires_in")), [.. scopes])
            : new(access, ends, sent ?? throw answer.Missing("refresh_token"), ends, [.. scopes]) { KeepsRefresh = true };
    }

    private static int Lifetime(WireObject answer, string member) =>
        answer.Whole(member) is > 0 and var seconds ? seconds : throw answer.Wrong(member, "is not a lifetime");
}
