using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using MyDataHub.Sandbox.Institutions;

namespace MyDataHub.Sandbox.Hosting;

/// <summary>What is spoken on a port.</summary>
internal enum PartyKind
{
    Browser,
    Control,
    Portal,
    CertificateAuthority,
    Register,
    Prices,
    Rates,
    Institution,
}

/// <summary>
/// One party of the outside world, on a port of its own. The code is its org_code, or its name when it has none.
/// </summary>
internal sealed class Party(string code, PartyKind kind, Institution? institution = null)
{
    private readonly ConcurrentDictionary<string, ConnectionContext> _connections = new(StringComparer.Ordinal);

    public string Code { get; } = code;

    public PartyKind Kind { get; } = kind;

    public Institution? Institution { get; } = institution;

    public bool SpeaksTls => Kind is not (PartyKind.Browser or PartyKind.Control);

    /// <summary>
    /// The exchange-rate service is open to everybody who has its key; all others ask for a certificate.
    /// </summary>
    public bool AsksForCertificate => SpeaksTls && Kind is not PartyKind.Rates;

    /// <summary>Known once the server has started.</summary>
    public Uri Address => new($"{(SpeaksTls ? "https" : "http")}://127.0.0.1:{Port}/");

    public int Port =>
        (Listener?.EndPoint as IPEndPoint)?.Port ?? throw new InvalidOperationException($"{Code} does not listen yet.");

    internal ListenOptions? Listener { private get; set; }

    /// <summary>
    /// Keeps an eye on a connection for as long as it is open, and makes the party known to its requests.
    /// </summary>
    public async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        connection.Features.Set(this);
        connection.Features.Set(new Caller());
        _connections[connection.ConnectionId] = connection;
        try
        {
            await next(connection);
        }
        finally
        {
            _connections.TryRemove(connection.ConnectionId, out _);
        }
    }

    /// <summary>Ends what is open, so that the next call shakes hands again.</summary>
    public void DropConnections()
    {
        foreach (var connection in _connections.Values)
        {
            connection.Abort(new ConnectionAbortedException("The party renewed its certificate."));
        }
    }
}
