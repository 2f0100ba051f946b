using System.Text;

namespace MyDataHub.Gateway.AuthorizationServer.Pages;

/// <summary>
/// A page of the authorization server: no script at all, nothing from elsewhere, framed by nobody, kept by nobody (FAPI 2.0 checklist
/// 144, 145). A form may go to us, and from there on to the client that waits for the answer: browsers check that redirect too.
/// </summary>
internal sealed record PageResult(int Status, Markup Html) : IResult
{
    /// <summary>The client's origin, on pages whose form ends the flow.</summary>
    internal string? FormTarget { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.Pragma = "no-cache";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'self'; form-action 'self'{(FormTarget is null ? "" : " " + FormTarget)}; frame-ancestors 'none'; base-uri 'none'";
        return response.WriteAsync(Html.Html, Encoding.UTF8, httpContext.RequestAborted);
    }
}
