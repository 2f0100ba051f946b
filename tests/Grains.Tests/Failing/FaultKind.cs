namespace MyDataHub.Grains.Tests.Failing;

/// <summary>A fault of the sandbox, and the outcomes that a dataset may have under it: the word, or the word with its reason.</summary>
internal sealed record FaultKind(string Kind, params string[] Outcomes)
{
    /// <summary>Every fault that can be set for single paths. Those of paging meet only datasets that are paged; the others' answers stay good.</summary>
    public static readonly FaultKind[] All =
    [
        new("rsp_code:50001", "unavailable 50001"),
        new("rsp_code:42901", "busy 42901"),
        new("rsp_code:40001", "our-fault 40001"),
        new("rsp_code:40402", "asset-gone 40402") { StaysUntilForgotten = true },
        new("maintenance", "busy 50008") { Wait = TimeSpan.FromMinutes(61) },
        new("hang", "unavailable timed-out"),
        new("hang:body", "unavailable body-timed-out"),
        new("close_connection", "unavailable connection-lost"),
        new("close_connection:body", "unavailable connection-lost"),
        new("lost_token_reply", "unavailable connection-lost"),
        new("truncated_json", "malformed"),
        new("malformed_json", "malformed"),
        new("wrong_types", "malformed"),
        new("missing_tran_id_echo", "malformed"),
        new("oversized_body:1100000", "malformed"),
        new("gzip_bomb:1100000", "malformed"),
        new("slow_body:100", "unavailable body-timed-out"),
        new("redirect", "unavailable http-302"),
        new("null_members", "malformed", "fetched"),
        new("repeated_cursor", "malformed", "fetched"),
        new("cyclic_cursor", "malformed", "fetched"),
        new("endless_pages", "malformed", "fetched"),
        new("oversized_body:100000", "fetched"),
        new("native_types", "fetched"),
        new("unknown_members", "fetched"),
        new("delay_ms:5", "fetched"),
        new("oauth_error:server_error", "fetched"),
    ];

    /// <summary>How long the institution asks to be left alone.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What it says is believed for a week, longer than the clocks of these tests may part.</summary>
    public bool StaysUntilForgotten { get; init; }
}
