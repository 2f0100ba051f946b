using System.Text.Json.Nodes;
using MyDataHub.Domain;
using MyDataHub.Providers.KrMyData.Datasets;

namespace MyDataHub.Providers.Tests.Running;

/// <summary>An answer of two rows for each dataset, with every member of the standard's field lists, each amount different.</summary>
internal static class Samples
{
    public static IEnumerable<KrDataset> Datasets { get; } =
        [.. Enum.GetValues<Sector>().SelectMany(sector => new DatasetCatalogue().Of(sector)).OfType<KrDataset>()];

    public static JsonObject Of(KrDataset dataset)
    {
        var industry = dataset.Sector == Sector.Usury ? "bond" : dataset.Sector.Industry();
        var resource = dataset.Path.Replace("{card_id}", "card_id", StringComparison.Ordinal).Replace("{general}", "/general/basic", StringComparison.Ordinal);
        string[] candidates =
        [
            Name(industry + resource), Name("bank" + resource), Name(industry + resource.Replace("/insured", "/insurances", StringComparison.Ordinal)),
        ];
        return (JsonObject)JsonNode.Parse(File.ReadAllText(candidates.First(File.Exists)))!;
    }

    /// <summary>Numbers and booleans as JSON has them, as early institutions sent them.</summary>
    public static JsonNode Native(JsonNode node) => node switch
    {
        JsonObject row => new JsonObject(row.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Native(member.Value!)))),
        JsonArray list => new JsonArray([.. list.Select(item => Native(item!))]),
        _ => Native((string)node!),
    };

    public static bool IsNumber(string text) =>
        decimal.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out _)
        && (text == "0" || text[0] != '0');

    private static JsonNode Native(string text) => text switch
    {
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when IsNumber(text) => JsonNode.Parse(text)!,
        _ => JsonValue.Create(text),
    };

    private static string Name(string path) =>
        Path.Combine(AppContext.BaseDirectory, "KrMyData", "Samples", path.Replace('/', '.') + ".json");
}
