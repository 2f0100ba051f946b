using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MyDataHub.Gateway.Tests.Http;

/// <summary>The document that the pages' types are generated from is the one that the gateway serves.</summary>
public class ApiSnapshotTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task The_pages_are_built_against_the_document_that_is_served()
    {
        var snapshot = Path.Combine(Root(), "src", "Web", "openapi.json");
        var served = await ServedAsync();
        if (served == await File.ReadAllTextAsync(snapshot))
        {
            return;
        }

        var received = Path.Combine(AppContext.BaseDirectory, "openapi.json");
        await File.WriteAllTextAsync(received, served);
        Assert.Fail(
            $"The API has changed since src/Web/openapi.json was taken. Copy {received} over it and run `npm run types` in src/Web.");
    }

    [Fact]
    public async Task The_document_is_the_same_at_every_address() => Assert.Equal(await ServedAsync(), await ServedAsync());

    private static async Task<string> ServedAsync()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = hub.Open();
        var document = InOrder(await (await browser.GetAsync("/openapi/v1.json")).JsonAsync())!;
        // Nor does a group of calls whose line is mapped elsewhere.
        document["tags"] = new JsonArray([.. document["tags"]!.AsArray().Select(tag => tag!.DeepClone()).OrderBy(tag => (string?)tag["name"], StringComparer.Ordinal)]);
        return document.ToJsonString(Readable) + "\n";
    }

    // By name, so that a type that moves in the code does not move in the snapshot.
    private static JsonNode? InOrder(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, InOrder(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(InOrder)]),
        _ => node?.DeepClone(),
    };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MyDataHub.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
