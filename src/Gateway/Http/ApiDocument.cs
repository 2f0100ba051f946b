using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MyDataHub.Gateway.CustomerApi;

namespace MyDataHub.Gateway.Http;

/// <summary>The OpenAPI 3.1 document, made from the endpoints themselves; what every call of a kind has in common is added here.</summary>
internal static class ApiDocument
{
    private const string SessionScheme = "session";

    internal static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(DescribeDocument);
        options.AddOperationTransformer(DescribeOperationAsync);
        options.AddSchemaTransformer((schema, context, _) => ApiSchemas.Describe(schema, context));
    });

    /// <summary>Nothing in it is secret: it is the same for everybody.</summary>
    internal static void MapApiDocument(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/openapi/{documentName}.json").WithMetadata(CustomerCall.Anybody);

    private static Task DescribeDocument(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo
        {
            Title = "MyDataHub customer API",
            Version = "1",
            Description = "What the hub's own pages call. Errors are RFC 9457 problems with a stable type. "
                + "Writes send X-CSRF (the value of the hub-csrf cookie) and may send Idempotency-Key.",
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[SessionScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = Sessions.SessionToken.Cookie,
        };
        return Task.CompletedTask;
    }

    private static async Task DescribeOperationAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var call = metadata.OfType<CustomerCall>().LastOrDefault();
        var isWrite = context.Description.HttpMethod is not "GET";
        var takesKey = metadata.OfType<TakesIdempotencyKey>().Any();

        if (call is { NeedsSession: true })
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SessionScheme, context.Document)] = [] }];
        }

        if (isWrite)
        {
            AddHeader(operation, "X-CSRF", "The value of the hub-csrf cookie", required: true, maxLength: 64);
        }

        if (takesKey)
        {
            AddHeader(operation, Idempotency.IdempotencyKey.Header, "Made up by the caller, once per thing to be done", required: false, maxLength: 128);
        }

        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), null, ct);
        context.Document?.AddComponent(nameof(ProblemBody), problem);
        var extra = metadata.OfType<Answers>().SelectMany(answers => answers.Statuses);
        foreach (var status in Problems(call, isWrite, takesKey, hasBody: operation.RequestBody is not null).Concat(extra).Distinct().Order())
        {
            operation.Responses ??= [];
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = status switch
            {
                302 => Redirect(),
                304 => new OpenApiResponse { Description = "What the caller has is the newest" },
                _ => ProblemAnswer(status, context.Document),
            };
            if (status == 302)
            {
                operation.Responses.Remove("200");
            }
        }

        DescribeFilter(operation);
        DescribeLastEventId(operation, context.Description.RelativePath);
    }

    private static OpenApiResponse Redirect() => new()
    {
        Description = "The browser is sent on to the Location",
        Headers = new Dictionary<string, IOpenApiHeader>
        {
            ["Location"] = new OpenApiHeader { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri-reference" } },
        },
    };

    private static OpenApiResponse ProblemAnswer(int status, OpenApiDocument? document) => new()
    {
        Description = Title(status),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [Problem.ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemBody), document) },
        },
    };

    private static IEnumerable<int> Problems(CustomerCall? call, bool isWrite, bool takesKey, bool hasBody) =>
    [
        429, 500, 503,
        .. call is { NeedsSession: true } ? [401] : Array.Empty<int>(),
        .. isWrite ? [403] : Array.Empty<int>(),
        .. hasBody ? [400, 413, 415] : Array.Empty<int>(),
        .. takesKey ? [409, 422] : Array.Empty<int>(),
    ];

    private static string Title(int status) => status switch
    {
        400 => "The request is not valid; field names the member at fault",
        401 => "Nobody is signed in, or sign-in failed",
        403 => "The X-CSRF header is missing or wrong, or another site asked",
        404 => "Not found",
        409 => "The first request with this Idempotency-Key still runs",
        413 => "The body is too large",
        415 => "The body is not JSON",
        422 => "Refused; type says why",
        429 => "Too many requests; Retry-After says when to come back",
        503 => "Busy or without its database for a moment; nothing was done",
        _ => "Something went wrong in the hub",
    };

    private static void AddHeader(OpenApiOperation operation, string name, string description, bool required, int maxLength)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Required = required,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = maxLength },
        });
    }

    // The endpoint reads the query as text, to name the member at fault; what the texts are is said here.
    private static void DescribeFilter(OpenApiOperation operation)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (parameter is { In: ParameterLocation.Query, Schema: OpenApiSchema schema, Name: { } name })
            {
                parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(name);
                schema.Format = parameter.Name is "from" or "to" ? "date" : schema.Format;
                parameter.Schema = parameter.Name == "limit"
                    ? new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "200", Default = JsonValue.Create(50) }
                    : schema;
            }
        }
    }

    private static void DescribeLastEventId(OpenApiOperation operation, string? path)
    {
        if (path?.EndsWith("/events", StringComparison.Ordinal) == true)
        {
            AddHeader(operation, "Last-Event-ID", "The last event the caller has; the stream goes on after it", required: false, maxLength: 20);
        }
    }
}
