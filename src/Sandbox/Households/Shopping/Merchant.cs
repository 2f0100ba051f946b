namespace MyDataHub.Sandbox.Households.Shopping;

/// <summary>
/// A shop as card companies write it, with its business registration number. Name: the raw name, with corporate
/// marks, branches and payment-gateway prefixes. Category: trans_category (att. 10), which only e-finance
/// sends.
/// </summary>
internal sealed record Merchant(
    string Name,
    string RegNo,
    string Category,
    decimal Min,
    decimal Max,
    decimal Step = 100);
