namespace MyDataHub.Providers.Collecting;

internal static class TransferKinds
{
    /// <summary>The value of x-api-type (section 3.6).</summary>
    internal static string Wire(this TransferKind kind) => kind switch
    {
        TransferKind.UserConsent => "user-consent",
        TransferKind.UserRefresh => "user-refresh",
        TransferKind.UserSearch => "user-search",
        TransferKind.Scheduled => "scheduled",
    };
}
