using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Gateway.Http.Outgoing;

/// <summary>How the hub calls addresses that third parties name: their key sets and webhooks.</summary>
public sealed class OutgoingOptions
{
    public const string Section = "Outgoing";

    [Range(1, 60)] public int TimeoutSeconds { get; set; } = 5;

    [Range(1024, 10 * 1024 * 1024)] public int MaxAnswerBytes { get; set; } = 128 * 1024;

    [Range(1, 1000)] public int ConnectionsPerServer { get; set; } = 8;

    /// <summary>Addresses inside our own network are called too. Null means: in the Development environment only.</summary>
    public bool? AllowInternalAddresses { get; set; }

    /// <summary>PEM files of authorities beside the system's own.</summary>
    public IList<string> TrustAnchors { get; } = [];
}

[OptionsValidator]
internal sealed partial class OutgoingOptionsValidator : IValidateOptions<OutgoingOptions>;
