using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.AuthorizationServer.Pages;

/// <summary>A person who waits for a page gets a page, also when the database is away for a moment.</summary>
internal sealed class PageFailures : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception failure) when (KnownFailures.Find(failure) is not null)
        {
            return ErrorPage.Unavailable(Languages.Choose(context.HttpContext.Request, null));
        }
    }
}
