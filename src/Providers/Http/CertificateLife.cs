namespace MyDataHub.Providers.Http;

/// <summary>How long an operator's certificate still holds, by the machine's time: TLS knows no other.</summary>
internal static class CertificateLife
{
    private static readonly TimeProvider Machine = TimeProvider.System;

    internal static bool IsOver(DateTimeOffset ends) => ends <= Machine.GetUtcNow();

    /// <summary>Days left: none once it is over, or of one that cannot be read.</summary>
    internal static double DaysLeft(DateTimeOffset? ends) => ends is { } end ? Math.Max(0, (end - Machine.GetUtcNow()).TotalDays) : 0;
}
