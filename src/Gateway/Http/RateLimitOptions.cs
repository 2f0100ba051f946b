using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Gateway.Http;

/// <summary>How much one caller may ask of the hub. Each is counted in windows of a minute unless its name says otherwise.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Calls of one signed-in session.</summary>
    [Range(1, 1_000_000_000)] public int PerSession { get; set; } = 1200;

    /// <summary>Calls without a session, of one address (of one /64 network for IPv6).</summary>
    [Range(1, 1_000_000_000)] public int PerAddress { get; set; } = 600;

    /// <summary>Writes, exports and collections of one session.</summary>
    [Range(1, 1_000_000)] public int Writes { get; set; } = 60;

    [Range(1, 1_000_000)] public int SignInsPerAddress { get; set; } = 20;

    [Range(1, 1_000)] public int PasswordsPerLoginIn15Minutes { get; set; } = 10;

    /// <summary>Passwords checked at once: each costs a good part of a CPU second by design.</summary>
    [Range(1, 1_000)] public int PasswordsAtOnce { get; set; } = 4;
}

[OptionsValidator]
internal sealed partial class RateLimitOptionsValidator : IValidateOptions<RateLimitOptions>;
