using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Gateway.AuthorizationServer;

/// <summary>How long each step of an authorization may take.</summary>
public sealed class FlowOptions
{
    public const string Section = "AuthorizationServer:Flows";

    /// <summary>How long a pushed request may be opened (FAPI 2.0 SP 5.3.2.2-12: under 600 seconds).</summary>
    [Range(5, 599)] public int RequestSeconds { get; set; } = 90;

    /// <summary>How long the customer has for signing in and deciding; more can be asked for.</summary>
    [Range(1, 60)] public int InteractionMinutes { get; set; } = 15;

    /// <summary>FAPI 2.0 SP 5.3.2.1-11: at most 60 seconds.</summary>
    [Range(5, 60)] public int CodeSeconds { get; set; } = 60;

    /// <summary>How long a redeemed code is remembered, to notice its second use.</summary>
    [Range(1, 168)] public int CodeMemoryHours { get; set; } = 24;

    /// <summary>JARM 2.1: a signed answer's life, at most ten minutes.</summary>
    [Range(1, 10)] public int SignedResponseMinutes { get; set; } = 5;

    [Range(1, 60)] public int IdTokenMinutes { get; set; } = 5;

    /// <summary>Client ids of resource servers, which may introspect every client's access tokens (RFC 7662 4).</summary>
    public IList<string> ResourceServers { get; } = [];

    [Range(1, 1440)] public int PurgeMinutes { get; set; } = 10;
}

[OptionsValidator]
internal sealed partial class FlowOptionsValidator : IValidateOptions<FlowOptions>;
