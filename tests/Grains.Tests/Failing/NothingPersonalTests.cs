using Microsoft.Extensions.Logging;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Institutions;
using MyDataHub.Grains.Tests.WholeWorld;
using MyDataHub.Providers.Collecting;
using MyDataHub.Storage.Embedded;

namespace MyDataHub.Grains.Tests.Failing;

/// <summary>A customer's whole life with everything going wrong in between: nothing that is written for operators or answered as an error tells anything of them.</summary>
public sealed class NothingPersonalTests
{
    private const string Bank = "A1GAON0000";
    private const string Card = "C1HNBT0000";

    private static readonly string[] Faults =
        ["malformed_json", "wrong_types", "null_members", "truncated_json", "rsp_code:40402", "rsp_code:50001", "rsp_code:42901", "close_connection:body", "id_changes", "redirect"];

    [Fact]
    public async Task Logs_traces_metrics_and_errors_hold_no_personal_data()
    {
        using var written = new Written();
        await using var server = await ThrowawayServer.StartAsync();
        await using var hub = await SandboxHub.StartAsync(
            await server.CreateHubDatabaseAsync(), logging => logging.AddProvider(written).SetMinimumLevel(LogLevel.Trace), ("Outbound:RetryDelayMilliseconds", "1"));
        var listed = await hub.Get<IInstitutionList>().ListAsync(default);
        var apis = Enum.GetValues<Sector>().SelectMany(sector => hub.Get<IDatasetCatalogue>().Of(sector)).Select(dataset => dataset.ApiCode[..2]);
        var secrets = new PersonalData([.. listed.Institutions.Select(one => one.Name), .. listed.Institutions.Select(one => one.Institution.OrgCode), .. apis]);
        foreach (var ci in (await hub.PeopleAsync()).Take(2))
        {
            secrets.Add(ci);
            await LiveAsync(hub, ci, secrets, written);
        }

        Assert.InRange(secrets.Count, 1_000, int.MaxValue);
        Assert.Contains(written.Lines, line => line.StartsWith("trace BA01", StringComparison.Ordinal));
        Assert.Contains(written.Lines, line => line.StartsWith("metric mydatahub.outbound.calls", StringComparison.Ordinal));
        Assert.Contains(written.Lines, line => line.StartsWith("log ", StringComparison.Ordinal) && line.Contains("malformed", StringComparison.Ordinal));
        Assert.Equal([], secrets.FoundIn(written.Lines));
    }

    [Fact]
    public void A_line_that_tells_something_is_found()
    {
        var secrets = new PersonalData(["가온은행"]);
        secrets.Add(new ExportAnswer([new("book.json", """{"number":"110-123-456789","name":"김하늘","plate":"519마1083","bank":"가온은행","amount":1252053,"on":"2026-03-04"}"""u8.ToArray())]));

        Assert.Equal(4, secrets.FoundIn(["of 110-123-456789", "by 김하늘", "car 519마1083", "[Paid, 1252053]", "가온은행 on 2026-03-04 in 1252053 ms", "[Milliseconds, 1252053] [DurationMs, 1252053]", "x-1252053"]).Count);
    }

    private static async Task LiveAsync(SandboxHub hub, string ci, PersonalData secrets, Written written)
    {
        var id = await hub.EnterAsync(ci);
        await hub.BreakAsync(Card, ("oauth_error:invalid_request", "/oauth/2.0/token"));
        Tell(written, await hub.LinkAsync(id));
        await hub.MendAsync(Card);
        Tell(written, await hub.LinkAsync(id, Card));
        secrets.Add(await hub.Customer(id).ExportAsync(default));
        foreach (var token in await hub.TurnAsync(id, (file, _) => Task.FromResult(file.Connections.Values.Select(connection => connection.Tokens).OfType<Providers.Authorizing.TokenSet>().ToList())))
        {
            secrets.Add(token.Access.Value);
            secrets.Add(token.Refresh.Value);
        }

        foreach (var fault in Faults)
        {
            await hub.BreakAsync(Bank, (fault, "*"));
            await hub.BreakAsync("register", (fault, "*"));
            Tell(written, await hub.CollectAsync(id));
            await hub.MendAsync(Bank);
            await hub.MendAsync("register");
        }

        await hub.BreakAsync(Bank, ("close_connection", "/oauth/2.0/revoke"));
        await AskWronglyAsync(hub, id, written);
        var connection = new ConnectionId(new("D1AAAU0000"), new(Bank));
        written.Add($"answer {await hub.Customer(id).WithdrawAsync(new(connection, EraseData: true), default)}");
        written.Add($"answer {await hub.Customer(id).LeaveAsync(new(), default)}");
        await hub.MendAsync(Bank);
    }

    private static void Tell(Written written, IEnumerable<ProgressEvent> events) =>
        written.Add(string.Join('\n', events.Select(one => $"event {one.Kind} {one.Institution} {one.Dataset} {one.Outcome} {one.Reason}")));

    private static async Task AskWronglyAsync(SandboxHub hub, CustomerId id, Written written)
    {
        var customer = hub.Customer(id);
        var item = (await hub.ViewAsync(id)).GetProperty("card").GetProperty("items")[0].GetProperty("id").GetString()!;
        written.Add($"answer {(await customer.TransactionsAsync(new(10) { Cursor = "no-cursor" }, default)).Refusal}");
        written.Add($"answer {(await customer.CollectAsync(new(null) { History = new(item, new(1999, 1, 1)) }, default)).Refusal}");
        written.Add($"answer {(await customer.CollectAsync(new([new("NOBODY0000")]), default)).Refusal}");
        written.Add($"answer {(await customer.ReturnFromInstitutionAsync(new("nostate", null, "access_denied"), default)).Refusal}");
        written.Add($"answer {(await customer.ContinueSigningAsync("no-link", default)).Refusal}");
    }
}
