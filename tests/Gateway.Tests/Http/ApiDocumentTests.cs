using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Gateway.CustomerApi;

namespace MyDataHub.Gateway.Tests.Http;

public class ApiDocumentTests
{
    [Fact]
    public async Task The_document_is_openapi_3_1_and_all_its_references_lead_somewhere()
    {
        await using var hub = await TestHub.StartAsync();
        var document = await DocumentAsync(hub);

        Assert.StartsWith("3.1", (string)document["openapi"]!, StringComparison.Ordinal);
        Assert.NotEmpty((string)document["info"]!["title"]!);
        foreach (var reference in All(document).OfType<JsonObject>().Select(node => node["$ref"]).OfType<JsonValue>())
        {
            Assert.NotNull(Follow(document, reference.GetValue<string>()));
        }
    }

    [Fact]
    public async Task The_document_lists_exactly_the_routes_of_the_api()
    {
        await using var hub = await TestHub.StartAsync();
        var document = await DocumentAsync(hub);

        var mapped = hub.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Select(method => $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}"));
        Assert.Equal(mapped.Order(), Operations(document).Select(operation => operation.Name).Order());
    }

    [Fact]
    public async Task Every_operation_says_what_it_answers_and_which_problems()
    {
        await using var hub = await TestHub.StartAsync();

        foreach (var (name, operation) in Operations(await DocumentAsync(hub)))
        {
            var responses = operation["responses"]!.AsObject();
            Assert.True(responses.Any(response => response.Key[0] is '2' or '3'), $"{name} has no answer");
            Assert.True(!string.IsNullOrEmpty((string?)operation["summary"]), $"{name} has no summary");
            foreach (var (status, response) in responses.Where(response => response.Key[0] is '4' or '5'))
            {
                Assert.True(response!["content"]!["application/problem+json"]!["schema"] is not null, $"{name} {status} has no type");
            }

            Assert.True(responses.ContainsKey("429") && responses.ContainsKey("500"), name);
            foreach (var (status, response) in responses.Where(response => response.Key is "200" or "202"))
            {
                Assert.True(response!["content"]?.AsObject().All(content => content.Value!["schema"] is not null) == true, $"{name} {status} has no type");
            }
        }
    }

    [Fact]
    public async Task Writes_say_that_they_need_the_csrf_header()
    {
        await using var hub = await TestHub.StartAsync();

        foreach (var (name, operation) in Operations(await DocumentAsync(hub)).Where(operation => operation.Name.StartsWith("POST", StringComparison.Ordinal)))
        {
            Assert.True(operation["parameters"]!.AsArray().Any(parameter => (string?)parameter!["name"] == "X-CSRF"), name);
            Assert.True(operation["responses"]!.AsObject().ContainsKey("403"), name);
        }
    }

    [Fact]
    public async Task Sessions_are_asked_for_where_the_guard_asks_for_them()
    {
        await using var hub = await TestHub.StartAsync();
        var document = await DocumentAsync(hub);

        var guarded = hub.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<CustomerCall>() is { NeedsSession: true })
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Select(method => $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}"));
        var documented = Operations(document).Where(operation => operation.Node["security"] is JsonArray { Count: > 0 });
        Assert.Equal(guarded.Order(), documented.Select(operation => operation.Name).Order());
    }

    [Fact]
    public async Task The_view_and_its_parts_are_described()
    {
        await using var hub = await TestHub.StartAsync();
        var document = await DocumentAsync(hub);

        var schema = Follow(document, (string)document["paths"]!["/api/view"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["$ref"]!)!;
        var sides = Follow(document, "#/components/schemas/BalanceSide")!;

        Assert.True(schema["properties"]!.AsObject().ContainsKey("netWorth"));
        Assert.Equal(["asset", "liability", "memo"], sides["enum"]!.AsArray().Select(side => (string)side!));
        var limit = document["paths"]!["/api/transactions"]!["get"]!["parameters"]!.AsArray().Single(parameter => (string?)parameter!["name"] == "limit")!;
        Assert.Equal("integer", (string?)limit["schema"]!["type"]);
        Assert.True(document["paths"]!["/api/view"]!["get"]!["responses"]!.AsObject().ContainsKey("304"));
    }

    [Fact]
    public async Task What_is_required_is_what_a_request_must_have_and_an_answer_always_has()
    {
        await using var hub = await TestHub.StartAsync();
        var schemas = (await DocumentAsync(hub))["components"]!["schemas"]!;

        Assert.Equal(["method", "targets", "terms"], Required(schemas["LinkBody"]!));
        Assert.Equal(["erase"], Required(schemas["WithdrawBody"]!));
        Assert.Equal(["detail", "status", "title", "traceId", "type"], Required(schemas["ProblemBody"]!));
        Assert.Equal("string", (string?)schemas["InstitutionId"]!["type"]);
    }

    private static IEnumerable<string> Required(JsonNode schema) => schema["required"]!.AsArray().Select(name => (string)name!).Order();

    private static async Task<JsonNode> DocumentAsync(TestHub hub)
    {
        using var browser = hub.Open();
        var answer = await browser.GetAsync("/openapi/v1.json");
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.JsonAsync();
    }

    private static IEnumerable<(string Name, JsonNode Node)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select ($"{operation.Key.ToUpperInvariant()} {path.Key.TrimEnd('/')}", operation.Value!);

    private static IEnumerable<JsonNode> All(JsonNode node) => node switch
    {
        JsonObject members => members.Where(member => member.Value is not null).SelectMany(member => All(member.Value!)).Prepend(node),
        JsonArray items => items.Where(item => item is not null).SelectMany(item => All(item!)).Prepend(node),
        _ => [node],
    };

    private static JsonNode? Follow(JsonNode document, string reference) =>
        reference[2..].Split('/').Aggregate((JsonNode?)document, (node, part) => node?[part.Replace("~1", "/", StringComparison.Ordinal)]);
}
