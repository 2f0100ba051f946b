namespace MyDataHub.Gateway.AuthorizationServer.Responses;

/// <summary>303: the browser goes on with a GET and takes no form along (FAPI 2.0 SP 5.3.2.2-10, -11). The only redirect there is here.</summary>
internal sealed record SeeOther(string Location) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = Location;
        response.Headers.CacheControl = "no-store";
        response.Headers.Pragma = "no-cache";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    }
}
