using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Consents;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Market;

namespace MyDataHub.Grains.Customers.Serving;

/// <summary>Makes the view of a customer from the stored book, and its bytes.</summary>
internal sealed class ViewBuilding(RateTable rates, TimeProvider clock)
{
    // Figures grow stale and payments come near while the book stays the same.
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public async Task<AssetView> BuildAsync(CustomerFile file, BookState book, CancellationToken ct)
    {
        var inputs = await InputsAsync(file, ct);
        var stamped = Freshness.Stamp(book, (await file.AskLogsAsync(ct)).Values);
        return ViewFold.Build(stamped, await file.ChunksAsync(ViewFold.Recent(book, inputs.Today), ct), inputs);
    }

    public async Task<ViewInputs> InputsAsync(CustomerFile file, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var connections = file.Connections.Values;
        return new(now, file.Stored.ViewVersion)
        {
            Sources = Sources.Of(connections, CustomerEdit.DormancyOf(file, now) != Dormancy.None, now),
            InstitutionNames = connections.DistinctBy(connection => connection.Id.Institution).ToDictionary(connection => connection.Id.Institution, connection => connection.Name),
            Rates = rates.Recent(),
            ItemIdSalt = (await file.ProfileAsync(ct)).ItemIdSalt,
        };
    }

    public static ReadyView Render(AssetView view, long viewVersion)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(view, Json);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"";
        var midnight = KoreanTime.StartOf(view.Today.AddDays(1));
        var fresh = view.BuiltAt + FreshFor;
        return new(new ViewAnswer.Ready(bytes, tag), viewVersion, fresh < midnight ? fresh : midnight);
    }
}
