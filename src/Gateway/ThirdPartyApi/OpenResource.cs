using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.ThirdPartyApi;

/// <summary>One resource of the open API: its name in receipts and statistics.</summary>
internal sealed record OpenResource(string Name)
{
    internal static readonly OpenResource Transactions = new("transactions");
    internal static readonly OpenResource Changes = new("transactions-changes");
    internal static readonly OpenResource Account = new("account");

    internal static OpenResource Of(OpenQuery.Part part) => new(part.Kind.ToString().ToLowerInvariant());
}
