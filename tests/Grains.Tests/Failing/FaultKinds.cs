namespace MyDataHub.Grains.Tests.Failing;

/// <summary>What a fault of the sandbox makes of a dataset's answer: the outcomes it may have, and whether the figures are new or carried.</summary>
internal sealed record FaultKind(string Kind, params string[] Outcomes)
{
    /// <summary>Every fault that can be set for single paths. Those of paging meet only datasets that are paged; the others' answers stay good.</summary>
    public static readonly FaultKind[] All =
    [
        new("rsp_code:50001", "unavailable 50001"),
        new("rsp_code:42901", "busy 42901"),
        new("rsp_code:40001", "our-fault 40001"),
        new("rsp_code:40402", "asset-gone 40402"),
        new("maintenance", "busy 50008"),
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

    public bool IsHarmless => Outcomes is ["fetched"];
}
