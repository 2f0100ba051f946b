namespace MyDataHub.Sandbox.Households.Banking;

/// <summary>
/// One booked movement of an account: the amount carries its sign, the balance is the one after it. Number:
/// counted from the account's opening; the trans_no. Type: 은행-004 trans_type. Channel: trans_class, such as
/// 인터넷뱅킹. Instalment: paid_in_cnt of instalment savings.
/// </summary>
internal sealed record Posting(
    DateTime At,
    int Number,
    decimal Amount,
    decimal Balance,
    string Type,
    string Channel,
    string Memo,
    int? Instalment);
