using System.Globalization;
using MyDataHub.Domain.Assets;
using MyDataHub.Storage.Audit;

namespace MyDataHub.Grains.Customers.Exporting;

/// <summary>The texts of an export. CSV as of RFC 4180.</summary>
internal static class ExportText
{
    public const string ReadMe =
        """
        이 압축 파일에는 MyDataHub가 고객님에 대해 보관 중인 모든 정보가 들어 있습니다.
        This archive holds everything that MyDataHub keeps about you.

        profile.json      본인 확인 정보 / who you are
        consents.json     전송요구 내역 / every consent, with all its versions
        connections.json  기관 연결 상태 / connected institutions (access tokens are keys, not data, and are left out)
        grants.json       제3자 제공 동의 / what you allowed third parties to see
        asked.json        수집 이력 / what was last asked for, and when
        book.json         수집된 자산 정보 / everything the institutions said
        transactions.csv  거래 내역 / every transaction
        receipts.json     처리 확인서 / signed receipts
        audit.json        처리 기록 / what was done, in order
        """ + "\n";

    public const string TransactionHeader =
        "institution,kind,account,sequence,id,at,flow,amount,currency,balance_after,type_code,type_text,merchant,memo,title,category\r\n";

    public static string Row(Transaction row) => string.Join(',', Fields(row).Select(Field)) + "\r\n";

    public static object Entry(RecordedEntry recorded)
    {
        var entry = recorded.Entry;
        return new { recorded.Number, entry.At, entry.Actor, entry.Action, entry.Subjects, entry.Details };
    }

    private static IEnumerable<string?> Fields(Transaction row) =>
    [
        row.Account.Institution.OrgCode, row.Kind.ToString(), row.Account.Number, row.Account.Seqno, row.Id,
        row.At.ToString(row.HasTime ? "s" : "yyyy-MM-dd", CultureInfo.InvariantCulture), row.Flow.ToString(),
        row.Amount.Amount.ToString(CultureInfo.InvariantCulture), row.Amount.Currency.Code,
        row.BalanceAfter?.ToString(CultureInfo.InvariantCulture), row.TypeCode, row.TypeText, row.Merchant, row.Memo, row.Title, row.CategoryCode,
    ];

    private static string Field(string? value)
    {
        // A cell that begins like a formula would be run by spreadsheets: institutions' texts are not ours.
        var safe = value is ['=' or '+' or '@' or '\t' or '\r', ..] ? "'" + value : value ?? "";
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
