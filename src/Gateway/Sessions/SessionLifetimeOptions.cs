using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Gateway.Sessions;

/// <summary>How long a customer stays signed in.</summary>
public sealed class SessionLifetimeOptions
{
    public const string Section = "Sessions";

    [Range(1, 120)] public int IdleMinutes { get; set; } = 10;

    [Range(1, 24)] public int AbsoluteHours { get; set; } = 12;

    /// <summary>How often the time of the last visit goes to the database; a restart forgets at most this much of it.</summary>
    [Range(1, 300)] public int SaveSeconds { get; set; } = 30;

    /// <summary>Sessions kept in memory; more are read from the database again.</summary>
    [Range(100, 10_000_000)] public int Cached { get; set; } = 200_000;

    internal TimeSpan Idle => TimeSpan.FromMinutes(IdleMinutes);
}

[OptionsValidator]
internal sealed partial class SessionLifetimeOptionsValidator : IValidateOptions<SessionLifetimeOptions>;
