namespace MyDataHub.Sandbox.Households;

/// <summary>
/// One asset of a transfer request: its scope (section 4.2) and its key there, an account_num, card_id, insu_num,
/// fob_id, sub_key or mgmt_id.
/// A closed one is still listed for a while; asking for it answers 40305.
/// </summary>
public sealed record HeldAsset(string Scope, string Number, string? Seqno, bool IsClosed, string Name);
