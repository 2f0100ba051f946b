namespace MyDataHub.Gateway.AuthorizationServer.Listeners;

/// <summary>What a connection came in by, noted when it was accepted.</summary>
[Flags]
internal enum Listens
{
    /// <summary>Plain HTTP on loopback, in development.</summary>
    Plain = 1,

    /// <summary>TLS for everybody; never asks for a certificate.</summary>
    Https = 2,

    /// <summary>TLS that asks for a client certificate: third parties' back channel and the open API.</summary>
    Mtls = 4,
}

internal sealed record Listener(Listens On)
{
    internal static Listens Of(HttpContext context) => context.Features.Get<Listener>()?.On ?? Listens.Plain;
}

/// <summary>Where an endpoint answers; elsewhere it does not exist. Without this, everywhere but on the mTLS port.</summary>
internal sealed record ServedOn(Listens On)
{
    /// <summary>For browsers.</summary>
    internal static readonly ServedOn FrontChannel = new(Listens.Https);

    /// <summary>For third parties' servers.</summary>
    internal static readonly ServedOn BackChannel = new(Listens.Https | Listens.Mtls);

    internal static readonly ServedOn Pages = new(Listens.Plain | Listens.Https);
}
