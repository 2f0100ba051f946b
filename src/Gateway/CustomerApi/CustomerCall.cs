namespace MyDataHub.Gateway.CustomerApi;

/// <summary>Marks an endpoint of the customer API and says whether it answers to signed-in customers only.</summary>
internal sealed record CustomerCall(bool NeedsSession)
{
    internal static readonly CustomerCall SignedIn = new(true);
    internal static readonly CustomerCall Anybody = new(false);
}
