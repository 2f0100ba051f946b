using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Institutions.DataApi;
using MyDataHub.Sandbox.Institutions.Login;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Contract;

/// <summary>One person at one institution: asks every API about everything there is, first page each.</summary>
internal sealed class Visit(Operator caller, Institution institution, IReadOnlyList<HeldAsset> assets)
{
    private string _token = "";

    /// <summary>Successful answers by API.</summary>
    public List<(Resource Resource, JsonObject Answer)> Answers { get; } = [];

    /// <summary>Answers that were neither a success nor an expected absence.</summary>
    public List<string> Refusals { get; } = [];

    public async Task MakeAsync(Person person)
    {
        string[] scopes = [.. assets.Select(asset => asset.Scope).Distinct(), .. ScopeNames.WithoutAssets(institution.Industry)];
        var tokens = await caller.LinkAsync(institution.OrgCode, person, [$"{institution.Industry.Wire()}.list", .. scopes]);
        _token = tokens["access_token"] ?? throw new InvalidOperationException(tokens.Body);
        foreach (var resource in ResourceTable.Of(institution.Industry).Where(resource => !resource.IsAboutAsset && resource.Required.Count == 0))
        {
            await AskAsync(resource, []);
        }

        foreach (var resource in ResourceTable.Of(institution.Industry).Where(resource => resource.IsAboutAsset))
        {
            foreach (var asset in assets.Where(asset => asset.Scope == resource.Scope && !asset.IsClosed))
            {
                await AskAboutAsync(resource, asset);
            }
        }

        await AskAboutCardLoansAsync();
    }

    private async Task AskAboutAsync(Resource resource, HeldAsset asset)
    {
        (string Name, string Value)[] members = [(resource.Asset!, asset.Number)];
        if (asset.Seqno is { } seqno && resource.Optional.Contains("seqno"))
        {
            members = [.. members, ("seqno", seqno)];
        }

        foreach (var further in Further(resource, asset).ToList())
        {
            await AskAsync(resource, [.. members, .. further]);
        }
    }

    /// <summary>The values of the members that other answers must be asked for: who is insured, which car.</summary>
    private IEnumerable<(string Name, string Value)[]> Further(Resource resource, HeldAsset asset) => resource.Required switch
    {
        [] => [[]],
        ["insured_no"] => Seen(resource.Path.StartsWith("/general", StringComparison.Ordinal) ? "/general/basic" : "/insurances/basic", asset)
            .SelectMany(answer => Values(answer, "insured_no").Concat(Values(answer, "prize_num"))).Select(value => new[] { ("insured_no", value) }),
        ["car_number"] => Seen("/insurances/car", asset).SelectMany(answer => Values(answer, "car_number")).Select(value => new[] { ("car_number", value) }),
        _ => [],
    };

    private IEnumerable<JsonObject> Seen(string path, HeldAsset asset) =>
        Answers.Where(seen => seen.Resource.Path == path && (string?)seen.Answer["_asked"] == asset.Number).Select(seen => seen.Answer);

    private static IEnumerable<string> Values(JsonObject answer, string member) =>
        answer.Select(entry => entry.Value).OfType<JsonArray>().SelectMany(list => list).OfType<JsonObject>()
            .Select(row => (string?)row[member]).OfType<string>().Distinct();

    private async Task AskAboutCardLoansAsync()
    {
        var loans = Answers.Where(seen => seen.Resource.Path == "/loans/long-term").SelectMany(seen => Values(seen.Answer, "loan_num")).ToList();
        foreach (var resource in ResourceTable.Of(institution.Industry).Where(resource => resource.Required.Contains("loan_num")))
        {
            foreach (var loan in loans)
            {
                await AskAsync(resource, [("loan_num", loan)]);
            }
        }
    }

    private async Task AskAsync(Resource resource, (string Name, string Value)[] members)
    {
        (string Name, string Value)[] all = [.. members, .. Standing(resource)];
        var path = $"v2/{institution.Industry.Wire()}{resource.Path}";
        if (resource.Path.Contains("{card_id}", StringComparison.Ordinal))
        {
            path = path.Replace("{card_id}", Uri.EscapeDataString(members[0].Value), StringComparison.Ordinal);
            all = all[1..];
        }

        // Only a search may go back five years.
        var request = caller.DataRequest(new HttpMethod(resource.Method), institution.OrgCode, path, _token, all);
        request.Headers.Remove("x-api-type");
        request.Headers.Add("x-api-type", "user-search");
        var reply = await caller.SendAsync(request);
        switch (reply.Code)
        {
            case "00000":
                var answer = reply.Json!;
                answer["_asked"] = members.Length > 0 ? members[0].Value : null;
                Answers.Add((resource, answer));
                break;
            case "40402" or "40403":
                break;
            default:
                Refusals.Add($"{resource.Id} {path}: {reply.Body}");
                break;
        }
    }

    private static IEnumerable<(string Name, string Value)> Standing(Resource resource)
    {
        (string, string)[] period = resource.Period switch
        {
            Period.Dates => [("from_date", "20211122"), ("to_date", "20261122")],
            Period.Months => [("from_month", "202512"), ("to_month", "202611")],
            Period.ChargeMonth => [("charge_month", "202610")],
            _ => [],
        };
        (string, string)[] timestamp = resource.HasTimestamp ? [("search_timestamp", "0")] : [];
        (string, string)[] limit = resource.IsPaged ? [("limit", "500")] : [];
        return [.. period, .. timestamp, .. limit];
    }
}
