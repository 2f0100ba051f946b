using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Pages;
using MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Interactions;

/// <summary>One browser's interaction with everything its pages need. Session: null until somebody has signed in as the request wants it.</summary>
internal sealed record OpenInteraction(string Id, string Browser, Interaction Stored, AuthorizationRequest Request, Client Client, Session? Session, Language Language)
{
    internal const string Root = "/oauth/interaction/";

    internal string Path => Root + Id;

    /// <summary>Its own page, in the language the person has chosen.</summary>
    internal string Here => $"{Path}?{Languages.Parameter}={Language.Tag()}";

    /// <summary>Where a form of this interaction goes; the language stays what the person has chosen.</summary>
    internal string PathOf(string step) => $"{Path}/{step}?{Languages.Parameter}={Language.Tag()}";

    internal string FormToken => Interactions.FormToken.Of(Browser, Id, Session?.Csrf);

    internal string ClientName => Client.Names.GetValueOrDefault(Language.Tag(), Client.Name);

    /// <summary>What a form may lead to besides us: the client's origin, or its scheme where it is an app's.</summary>
    internal string RedirectOrigin
    {
        get
        {
            var uri = new Uri(Request.RedirectUri);
            return uri.Scheme is "https" or "http" ? uri.GetLeftPart(UriPartial.Authority) : uri.Scheme + ":";
        }
    }
}
