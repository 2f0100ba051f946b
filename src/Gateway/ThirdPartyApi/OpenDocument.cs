using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MyDataHub.Gateway.AuthorizationServer;
using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.ThirdPartyApi;

/// <summary>The OpenAPI 3.1 document of the open API, for third parties' developers: made from the endpoints themselves.</summary>
internal static class OpenDocument
{
    private const string Scheme = "oauth2";

    private const string Description =
        "What a customer's grant shares, for the third party that holds its access token. A member that is absent is not shared; an empty list is shared and empty. "
        + "All sums are over what is shared and over nothing else. Tokens are bound to a DPoP key (RFC 9449) or a client certificate (RFC 8705) and name their grant "
        + "and its authorization details (RFC 9396, type mydata_consent). Errors are RFC 9457 problems, with the challenge of RFC 6750 or RFC 9449. "
        + "Answers carry an ETag of the grant, and RateLimit fields for the client and for the grant.";

    internal static void AddOpenDocument(this IServiceCollection services) => services.AddOpenApi(ThirdPartyApiRoutes.Group, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.GroupName == ThirdPartyApiRoutes.Group;
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(DescribeAsync);
        options.AddSchemaTransformer((schema, context, _) => ApiSchemas.Describe(schema, context));
    });

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo { Title = "MyDataHub open API", Version = "1", Description = Description };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.OAuth2,
            Description = "FAPI 2.0: the request is pushed first, the token is bound to a key or a certificate.",
            Flows = new OpenApiOAuthFlows
            {
                AuthorizationCode = new OpenApiOAuthFlow
                {
                    AuthorizationUrl = new Uri("/oauth/authorize", UriKind.Relative),
                    TokenUrl = new Uri("/oauth/token", UriKind.Relative),
                    Scopes = new Dictionary<string, string> { [Scopes.MyData] = "Read what the grant shares" },
                },
            },
        };
        return Task.CompletedTask;
    }

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [Scopes.MyData] }];
        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), null, ct);
        context.Document?.AddComponent(nameof(ProblemBody), problem);
        operation.Responses ??= [];
        operation.Responses["304"] = new OpenApiResponse { Description = "What the caller has is the newest" };
        var path = context.Description.RelativePath ?? "";
        foreach (var (status, title) in Problems(path))
        {
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = title,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [Problem.ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemBody), context.Document) },
                },
            };
        }

        foreach (var parameter in Parameters(path))
        {
            (operation.Parameters ??= []).Add(parameter);
        }
    }

    private static IEnumerable<(int Status, string Title)> Problems(string path)
    {
        yield return (401, "No token, or one that is not valid, not proved, revoked or of a grant that has ended");
        yield return (403, "insufficient_scope: the grant lacks the detail or the domain that is named");
        yield return (429, "Too many requests; Retry-After says when to come back");
        yield return (503, "Busy for a moment; nothing was read");
        if (path.Contains("transactions", StringComparison.Ordinal))
        {
            yield return (400, "The query is not valid; field names the member at fault");
        }

        if (path.EndsWith("changes", StringComparison.Ordinal))
        {
            yield return (409, "begin-anew: what the grant shares has changed since the cursor was given");
        }

        if (path.EndsWith("{id}", StringComparison.Ordinal) || path.EndsWith("transactions", StringComparison.Ordinal))
        {
            yield return (404, "The grant shares nothing of this id");
        }
    }

    private static IEnumerable<OpenApiParameter> Parameters(string path)
    {
        if (path.EndsWith("{id}", StringComparison.Ordinal))
        {
            yield return Parameter("id", "Id of an account", ParameterLocation.Path, new OpenApiSchema { Type = JsonSchemaType.String });
        }

        if (path.EndsWith("transactions", StringComparison.Ordinal))
        {
            yield return Parameter("account", "Rows of one account, card or policy", ParameterLocation.Query, new OpenApiSchema { Type = JsonSchemaType.String });
            yield return Parameter("domain", "bank, card, investment, vehicle, insurance or loan", ParameterLocation.Query, new OpenApiSchema { Type = JsonSchemaType.String });
            yield return Parameter("from", "First day, Asia/Seoul", ParameterLocation.Query, new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" });
            yield return Parameter("to", "Last day, Asia/Seoul", ParameterLocation.Query, new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" });
        }

        if (path.Contains("transactions", StringComparison.Ordinal))
        {
            yield return Parameter("cursor", "Of the answer before", ParameterLocation.Query, new OpenApiSchema { Type = JsonSchemaType.String });
            yield return Parameter("limit", "Rows of an answer", ParameterLocation.Query, new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "500", Default = JsonValue.Create(100) });
        }
    }

    private static OpenApiParameter Parameter(string name, string description, ParameterLocation place, OpenApiSchema schema) =>
        new() { Name = name, In = place, Description = description, Required = place is ParameterLocation.Path, Schema = schema };
}
