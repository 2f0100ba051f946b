using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Storage.Embedded;

/// <summary>
/// The private PostgreSQL cluster that the hub starts itself when no <c>ConnectionStrings:Hub</c> is given.
/// </summary>
public sealed class EmbeddedOptions
{
    public const string Section = "Embedded";

    /// <summary>Where the cluster, its password and its lock live. Relative to the working folder.</summary>
    [Required] public string DataFolder { get; set; } = ".hub/postgres";

    /// <summary>
    /// The OS user PostgreSQL runs as when the hub runs as root, which PostgreSQL itself refuses to do.
    /// </summary>
    [Required, RegularExpression("^[a-z_][a-z0-9_-]{0,31}$")] public string OsUser { get; set; } = "mydatahub";

    /// <summary>Where initdb and postgres are. Empty: on the path, then the newest of /usr/lib/postgresql.</summary>
    public string? BinariesFolder { get; set; }

    [Range(1, 600)] public int StartTimeoutSeconds { get; set; } = 60;

    [Range(1, 600)] public int StopTimeoutSeconds { get; set; } = 30;

    [Range(10, 1000)] public int MaxConnections { get; set; } = 100;

    [Range(16, 65536)] public int SharedBuffersMegabytes { get; set; } = 128;

    /// <summary>Off only for throwaway test clusters: without it a power failure loses acknowledged commits.</summary>
    public bool Fsync { get; set; } = true;

    /// <summary>A command beside a running hub uses that hub's server instead of starting one.</summary>
    public bool AttachIfRunning { get; set; }
}

[OptionsValidator]
internal sealed partial class EmbeddedOptionsValidator : IValidateOptions<EmbeddedOptions>;
