namespace MyDataHub.Sandbox.Households;

/// <summary>
/// Somebody with a financial life. The CI is 88 characters of Base64; the summary tells the story in Korean.
/// </summary>
public sealed record Person(string Ci, string LoginId, string Name, DateOnly Birth, string Phone, string Summary);
