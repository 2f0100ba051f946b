using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MyDataHub.Gateway.AuthorizationServer.Listeners;

internal static class ListenerMarking
{
    /// <summary>Notes on every connection what it came in by. Never taken from the request, which a proxy or a client could shape.</summary>
    internal static ListenOptions As(this ListenOptions listen, Listens on)
    {
        var listener = new Listener(on);
        listen.Use(next => connection =>
        {
            connection.Features.Set(listener);
            return next(connection);
        });
        return listen;
    }
}
