using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.KrMyData.Datasets;

namespace MyDataHub.Providers.KrMyData;

/// <summary>Turns a dataset and what is wanted of it into a request (sections 3.1 to 3.6). Every value is a string, as the standard says.</summary>
internal static class KrRequests
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "UTF-8");

    internal static HttpRequestMessage Page(KrChannel to, KrDataset dataset, FetchRequest wanted, int version, string? cursor, int limit)
    {
        var token = wanted.Token ?? throw new InvalidOperationException($"{dataset.Id} was asked for without a token.");
        var path = string.Create(CultureInfo.InvariantCulture, $"/v{version}/{dataset.Sector.Industry()}{Resource(to, dataset, wanted)}");
        var members = Members(to, dataset, wanted, cursor, limit).ToArray();
        var request = dataset.IsPost
            ? new HttpRequestMessage(HttpMethod.Post, to.Url(path)) { Content = Body(members) }
            : new HttpRequestMessage(HttpMethod.Get, to.Url(path + Query(members)));
        request.Headers.Authorization = new("Bearer", token.Value);
        request.Headers.Add("x-api-type", wanted.Kind.Wire());
        return request;
    }

    internal static string Query(IReadOnlyList<(string Name, string Value)> members) =>
        "?" + string.Join('&', members.Select(member => $"{member.Name}={Uri.EscapeDataString(member.Value)}"));

    internal static ByteArrayContent Body(IReadOnlyList<(string Name, string Value)> members)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in members)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return JsonBody(bytes.ToArray());
    }

    internal static ByteArrayContent JsonBody(byte[] body) => new(body) { Headers = { ContentType = Json } };

    internal static ByteArrayContent Form(IReadOnlyList<(string Name, string Value)> members) =>
        new(Encoding.ASCII.GetBytes(Query(members)[1..]))
        {
            Headers = { ContentType = new("application/x-www-form-urlencoded") },
        };

    private static string Resource(KrChannel to, KrDataset dataset, FetchRequest wanted) => dataset.Path switch
    {
        Insurance.GeneralPath => to.Profile.GeneralPolicyPath ?? throw new InvalidOperationException("보험-018 was asked for without a path."),
        var path when wanted.Subject is { } card && path.Contains("{card_id}", StringComparison.Ordinal) =>
            path.Replace("{card_id}", Uri.EscapeDataString(card.Number), StringComparison.Ordinal),
        var path => path,
    };

    private static IEnumerable<(string Name, string Value)> Members(KrChannel to, KrDataset dataset, FetchRequest wanted, string? cursor, int limit)
    {
        yield return ("org_code", to.Id.OrgCode);
        foreach (var member in SubjectOf(dataset, wanted).Concat(PartOf(dataset, wanted)).Concat(PeriodOf(dataset, wanted)))
        {
            yield return member;
        }

        // Paged answers carry the stamp on their first page only (section 3.5).
        if (dataset.HasStamp && cursor is null)
        {
            yield return ("search_timestamp", (wanted.SearchTimestamp ?? 0).ToString(CultureInfo.InvariantCulture));
        }

        if (dataset.IsPaged)
        {
            if (cursor is not null)
            {
                yield return ("next_page", cursor);
            }

            yield return ("limit", limit.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<(string, string)> SubjectOf(KrDataset dataset, FetchRequest wanted)
    {
        if (dataset.SubjectMember is not { } member)
        {
            yield break;
        }

        var subject = wanted.Subject ?? throw new InvalidOperationException($"{dataset.Id} was asked for without an asset.");
        yield return (member, subject.Number);
        if (dataset.SeqnoMember is { } seqno && subject.Seqno is { } value)
        {
            yield return (seqno, value);
        }
    }

    private static IEnumerable<(string, string)> PartOf(KrDataset dataset, FetchRequest wanted)
    {
        if (dataset.PartMember is not { } member)
        {
            yield break;
        }

        var part = wanted.Part ?? throw new InvalidOperationException($"{dataset.Id} was asked for without its part.");
        if (dataset.PartSource != PartSource.BilledMonths)
        {
            yield return (member, part);
            yield break;
        }

        var (month, seqno) = BillPart.Read(part);
        if (seqno is not null)
        {
            yield return ("seqno", seqno);
        }

        yield return (member, month);
    }

    private static (string, string)[] PeriodOf(KrDataset dataset, FetchRequest wanted)
    {
        if (dataset.Period is not (PeriodKind.Days or PeriodKind.Months))
        {
            return [];
        }

        var period = wanted.Period ?? throw new InvalidOperationException($"{dataset.Id} was asked for without a period.");
        return dataset.Period == PeriodKind.Days ? Days(period) : Months(period, wanted.Kind);
    }

    private static (string, string)[] Days(DayRange period) =>
    [
        ("from_date", period.From.ToString("yyyyMMdd", CultureInfo.InvariantCulture)),
        ("to_date", period.To.ToString("yyyyMMdd", CultureInfo.InvariantCulture)),
    ];

    // Twelve months of days may touch thirteen months, which is one too many (40004): the oldest, of which a part was meant, is left out.
    private static (string, string)[] Months(DayRange period, TransferKind kind)
    {
        var most = kind switch
        {
            TransferKind.Scheduled => 3,
            TransferKind.UserSearch => 60,
            TransferKind.UserConsent or TransferKind.UserRefresh => 12,
        };
        var (from, to) = (Month(period.From), Month(period.To));
        var oldest = to.AddMonths(1 - most);
        return
        [
            ("from_month", (from < oldest ? oldest : from).ToString("yyyyMM", CultureInfo.InvariantCulture)),
            ("to_month", to.ToString("yyyyMM", CultureInfo.InvariantCulture)),
        ];
    }

    private static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);
}
