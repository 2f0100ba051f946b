using System.Buffers;
using System.Globalization;
using System.Text;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>Every data API of every institution: the checks in their order, then the rows.</summary>
internal sealed class DataEndpoint(DataWorld world, AnswerCache answers, Pager pager)
{
    private static readonly byte[] Opening =
        Encoding.UTF8.GetBytes($"{{\"rsp_code\":\"{RspCode.Success.Value}\",\"rsp_msg\":\"{RspCode.Success.Message}\"");

    public async Task<Answer> HandleAsync(HttpContext http, Institution institution)
    {
        var call = new DataCall(http, institution, await ReadBodyAsync(http), world);
        var answer = Answers(call);
        http.Items[typeof(Resource)] = call.Resource?.Path;
        return answer;
    }

    private static async Task<byte[]> ReadBodyAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return [];
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return body.ToArray();
    }

    private Answer Answers(DataCall call)
    {
        foreach (var check in DataChecks.InOrder)
        {
            if (check(call) is { } refusal)
            {
                return Answer.Of(refusal);
            }
        }

        var answer = call.Resource!.Path == SharedResources.Consents.Path
            ? ConsentAnswer.Of(call.Grant!.Request)
            : Rows(call);
        if (RspCode.Find(answer.Outcome) is { IsSuccess: true })
        {
            world.Cycles.Record(call);
        }

        return answer;
    }

    private Answer Rows(DataCall call)
    {
        var at = call.Cursor ?? new Cursor(0, 0, AnswerCache.MomentOf(call.Now));
        if (answers.Read(call, at.Moment) is not { } ready)
        {
            return Answer.Of(call.Resource!.IsAboutAsset || call.Resource.Required.Count > 0 ? RspCode.NoAsset : RspCode.NoCustomer);
        }

        return IsUpToDate(call, ready) ? Answer.Of(RspCode.UpToDate) : Page(call, ready, at);
    }

    /// <summary>
    /// Only the first page takes and gives a time stamp (3.5), and only where the institution keeps them.
    /// </summary>
    private static bool HasTimestamp(DataCall call) =>
        call.Resource!.HasTimestamp && call.Cursor is null && call.Institution.KeepsTimestamps;

    private static bool IsUpToDate(DataCall call, ReadyRows ready) =>
        HasTimestamp(call)
        && call.Member("search_timestamp") is { } known
        && long.Parse(known, CultureInfo.InvariantCulture) >= long.Parse(ready.Timestamp, CultureInfo.InvariantCulture);

    private Answer Page(DataCall call, ReadyRows ready, Cursor at)
    {
        var page = call.Resource!.IsPaged ? pager.Cut(call, ready, at) : new PageOfRows(0, ready.Rows.Length, null);
        var body = new ArrayBufferWriter<byte>(1024);
        body.Write(Opening);
        if (HasTimestamp(call))
        {
            Member(body, "search_timestamp", ready.Timestamp);
        }

        if (ready.Head.Length > 0)
        {
            body.Write(","u8);
            body.Write(ready.Head);
        }

        if (page.Next is { } next)
        {
            Member(body, "next_page", world.Cursors.Write(next, call));
        }

        if (ready.ListName is not null)
        {
            List(body, ready, page);
        }

        body.Write("}"u8);
        return new Answer(RspCode.Success.Status, RspCode.Success.Value, body.WrittenMemory);
    }

    /// <summary>Names and values here are our own and need no escaping.</summary>
    private static void Member(ArrayBufferWriter<byte> body, string name, string value) =>
        body.Write(Encoding.UTF8.GetBytes($",\"{name}\":\"{value}\""));

    private static void List(ArrayBufferWriter<byte> body, ReadyRows ready, PageOfRows page)
    {
        Member(body, ReadyRows.CountName(ready.ListName!), page.Count.ToString(CultureInfo.InvariantCulture));
        body.Write(Encoding.UTF8.GetBytes($",\"{ready.ListName}\":["));
        for (var i = 0; i < page.Count; i++)
        {
            if (i > 0)
            {
                body.Write(","u8);
            }

            body.Write(ready.Rows[page.Offset + i]);
        }

        body.Write("]"u8);
    }
}
