namespace MyDataHub.Sandbox.Wire;

/// <summary>
/// The <c>x-api-tran-id</c> of a call: AN(25), org_code of the requester, actor letter, 14 characters (attachment 14).
/// </summary>
internal static class TransactionId
{
    public const string Header = "x-api-tran-id";

    private const int Length = 25;

    public static bool IsWellFormed(string? id) =>
        id is { Length: Length } && id.All(character => char.IsAsciiDigit(character) || char.IsAsciiLetterUpper(character));
}
