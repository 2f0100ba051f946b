namespace MyDataHub.Gateway.Webhooks;

/// <summary>When an event is tried again.</summary>
internal static class Backoff
{
    /// <summary>The next try; null when the event has been tried for long enough and is parked.</summary>
    /// <param name="attempts">Tries made so far, at least one.</param>
    internal static DateTimeOffset? Next(WebhookOptions options, DateTimeOffset since, int attempts, DateTimeOffset now)
    {
        var grown = TimeSpan.FromSeconds(options.FirstPauseSeconds) * Math.Pow(2, Math.Min(attempts - 1, 20));
        var longest = TimeSpan.FromMinutes(options.LongestPauseMinutes);
        var next = now + (grown < longest ? grown : longest);
        return next <= since.AddHours(options.TryHours) ? next : null;
    }
}
