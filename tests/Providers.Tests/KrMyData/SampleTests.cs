using System.Text.Json.Nodes;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.KrMyData.Datasets;
using MyDataHub.Providers.Tests.Running;

namespace MyDataHub.Providers.Tests.KrMyData;

/// <summary>Every dataset against an answer made of the standard's field lists.</summary>
public sealed class SampleTests
{
    public static TheoryData<string> Ids => [.. Samples.Datasets.Select(dataset => dataset.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Both_rows_of_a_sample_are_read(string id)
    {
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(id, Samples.Of(Dataset(id))));

        Assert.Equal(1, fetched.BilledCalls);
        Assert.True(fetched.Facts.Length + fetched.Transactions.Length > 0);
        Assert.Equal(Dataset(id).Period == PeriodKind.Days ? 2 : 0, fetched.Transactions.Length);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_member_of_the_field_lists_is_unknown(string id)
    {
        var notes = new Providers.KrMyData.Wire.WireNotes();
        using var document = System.Text.Json.JsonDocument.Parse(Samples.Of(Dataset(id)).ToJsonString());
        var request = Scripted.Request(Dataset(id));
        var reading = Dataset(id).Read(new(id, request.Connection, request.Subject, request.Part, DateTimeOffset.UnixEpoch, new()));
        reading.Page(new(document.RootElement, notes));
        reading.Complete();

        Assert.DoesNotContain(notes.Counts.Keys, oddity => oddity.StartsWith("member:", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Numbers_and_booleans_mean_the_same_as_strings(string id)
    {
        var sample = Samples.Of(Dataset(id));

        Assert.Equal(Shown(await FetchAsync(id, sample)), Shown(await FetchAsync(id, Samples.Native(sample))));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Null_and_empty_mean_the_same_as_absent(string id)
    {
        foreach (var name in Members(Samples.Of(Dataset(id))))
        {
            var absent = Shown(await FetchAsync(id, Changed(id, name, (row, member) => row.Remove(member))));

            Assert.Equal(absent, Shown(await FetchAsync(id, Changed(id, name, (row, member) => row[member] = null))));
            if (!name.EndsWith("_list", StringComparison.Ordinal))
            {
                Assert.Equal(absent, Shown(await FetchAsync(id, Changed(id, name, (row, member) => row[member] = ""))));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_member_that_is_needed_and_wrong_is_named_without_its_value(string id)
    {
        foreach (var name in Members(Samples.Of(Dataset(id))))
        {
            var outcome = await FetchAsync(id, Changed(id, name, (row, member) => row[member] = new JsonObject { ["secret"] = "value" }));

            if (outcome is FetchOutcome.Malformed malformed)
            {
                Assert.True(malformed.Field.EndsWith(name, StringComparison.Ordinal) || name == "rsp_code", $"{name} was wrong, {malformed.Field} is named");
                Assert.DoesNotContain("secret", malformed.ToString(), StringComparison.Ordinal);
            }
            else
            {
                Assert.IsType<FetchOutcome.Fetched>(outcome);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Unknown_members_do_no_harm(string id)
    {
        var odd = Changed(id, null, (row, _) => row["brand_new_member"] = new JsonArray(1, 2));

        Assert.Equal(Shown(await FetchAsync(id, Samples.Of(Dataset(id)))), Shown(await FetchAsync(id, odd)));
    }

    private static KrDataset Dataset(string id) => (KrDataset)new DatasetCatalogue().Find(id)!;

    private static Task<FetchOutcome> FetchAsync(string id, JsonNode body) =>
        new Scripted { Profile = new() { GeneralPolicyPath = "/general/basic" } }.Says(body.ToJsonString()).FetchAsync(id);

    private static string[] Members(JsonNode node) => node switch
    {
        JsonObject row => [.. row.Select(member => member.Key), .. row.SelectMany(member => member.Value is null ? [] : Members(member.Value)).Distinct()],
        JsonArray list => [.. list.SelectMany(item => Members(item!)).Distinct()],
        _ => [],
    };

    private static JsonObject Changed(string id, string? name, Action<JsonObject, string> change)
    {
        var sample = Samples.Of(Dataset(id));
        foreach (var row in Objects(sample).Where(row => name is null || row.ContainsKey(name)).ToArray())
        {
            change(row, name ?? "");
        }

        return sample;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject row => row.SelectMany(member => Objects(member.Value)).Prepend(row),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    private static string Shown(FetchOutcome outcome) => outcome is FetchOutcome.Fetched fetched
        ? Values.Print(fetched.Facts.Select(fact => (fact.Key.Kind, fact.Key.Part, fact.Value))) + Values.Print(fetched.Transactions.Select(row => row with { SeenAt = default }))
        : outcome.ToString();
}
