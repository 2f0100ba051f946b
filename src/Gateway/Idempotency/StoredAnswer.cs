namespace MyDataHub.Gateway.Idempotency;

/// <summary>An answer as bytes: the first time and every further time the same.</summary>
internal sealed class StoredAnswer(int status, ReadOnlyMemory<byte> body) : IResult
{
    internal int Status => status;

    internal ReadOnlyMemory<byte> Body => body;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        if (!body.IsEmpty)
        {
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
