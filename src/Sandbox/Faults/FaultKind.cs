namespace MyDataHub.Sandbox.Faults;

/// <summary>Everything that can be made to go wrong.</summary>
internal static class FaultKind
{
    /// <summary>Answers with the code in the parameter and does nothing.</summary>
    public const string RspCode = "rsp_code";

    /// <summary>Answers with the OAuth error in the parameter and does nothing.</summary>
    public const string OAuthError = "oauth_error";

    /// <summary>Waits for the milliseconds in the parameter, then goes on.</summary>
    public const string Delay = "delay_ms";

    /// <summary>Never answers; with the parameter <c>body</c> it stops in the middle of the body.</summary>
    public const string Hang = "hang";

    /// <summary>The second half of the body is missing, and the length says so.</summary>
    public const string TruncatedJson = "truncated_json";

    /// <summary>There is something in the body that is not JSON.</summary>
    public const string MalformedJson = "malformed_json";

    /// <summary>Values become lists and lists become text; the parameter may name the members.</summary>
    public const string WrongTypes = "wrong_types";

    /// <summary>Numbers and booleans instead of strings, as early providers sent them (3.1).</summary>
    public const string NativeTypes = "native_types";

    /// <summary>
    /// Members are null instead of absent; the parameter may name them, otherwise all but the first of each row.
    /// </summary>
    public const string NullMembers = "null_members";

    /// <summary>Members that nobody has heard of.</summary>
    public const string UnknownMembers = "unknown_members";

    /// <summary>The next page is the same page.</summary>
    public const string RepeatedCursor = "repeated_cursor";

    /// <summary>The last page leads to the first.</summary>
    public const string CyclicCursor = "cyclic_cursor";

    /// <summary>There is always another page, under a cursor never seen before.</summary>
    public const string EndlessPages = "endless_pages";

    /// <summary>The body is valid, and at least as many bytes longer as the parameter says.</summary>
    public const string OversizedBody = "oversized_body";

    /// <summary>The body is compressed, and unpacks to as many bytes as the parameter says.</summary>
    public const string GzipBomb = "gzip_bomb";

    /// <summary>The body comes byte by byte, with the milliseconds in the parameter between them.</summary>
    public const string SlowBody = "slow_body";

    /// <summary>Sends the caller to the address in the parameter, or to where it already is.</summary>
    public const string Redirect = "redirect";

    /// <summary>The party shows a certificate that has run out.</summary>
    public const string ExpiredCertificate = "expired_certificate";

    /// <summary>The connection ends without an answer; with the parameter <c>body</c> in the middle of it.</summary>
    public const string CloseConnection = "close_connection";

    /// <summary>The work is done and the answer is lost.</summary>
    public const string LostReply = "lost_token_reply";

    /// <summary>The answer does not repeat x-api-tran-id.</summary>
    public const string MissingTranIdEcho = "missing_tran_id_echo";

    /// <summary>Assets and transactions have other numbers than before; with the parameter <c>transactions</c> only those, with <c>assets</c> only these.</summary>
    public const string IdChanges = "id_changes";

    /// <summary>50008 and temporarily_unavailable everywhere; the status says maintenance.</summary>
    public const string Maintenance = "maintenance";
}
