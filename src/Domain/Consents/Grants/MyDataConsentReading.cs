using System.Text.Json;

namespace MyDataHub.Domain.Consents.Grants;

/// <summary>
/// Reads authorization_details (RFC 9396 2, 5): an unknown type or field, a wrong type or value, a missing field or one given twice is
/// refused, and says which. A request has exactly one element, because a grant is one consent.
/// </summary>
public static class MyDataConsentReading
{
    private const string Whole = "authorization_details";

    private static readonly string[] Fields =
        ["type", "domains", "institutions", "accounts", "detail", "history_from", "purpose", "recurring", "ends_on"];

    public static ConsentReading Read(JsonElement details, DateOnly today) => Read(details, today, GrantPolicy.Standard);

    public static ConsentReading Read(JsonElement details, DateOnly today, GrantPolicy policy)
    {
        try
        {
            return new ConsentReading.Valid([Element(details, today, policy)]);
        }
        catch (WrongFieldException wrong)
        {
            return new ConsentReading.Invalid(wrong.Field, wrong.Message);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in an escape: JSON allows it, no text does.
            return new ConsentReading.Invalid(Whole, $"{Whole} holds a text that is not valid Unicode.");
        }
    }

    private static MyDataConsent Element(JsonElement details, DateOnly today, GrantPolicy policy)
    {
        if (details.ValueKind != JsonValueKind.Array || details.GetArrayLength() != 1)
        {
            throw new WrongFieldException(Whole, "must be a list with exactly one object");
        }

        var fields = new ConsentFields(details[0], Whole);
        if (fields.Text("type") != MyDataConsent.Type)
        {
            throw new WrongFieldException("type", $"must be {MyDataConsent.Type}");
        }

        fields.RequireOnly(Fields);
        var isRecurring = fields.Flag("recurring");
        var domains = fields.Words("domains", ConsentWords.Domains).Aggregate((all, one) => all | one);
        var detail = Detail(fields, domains);
        return new(domains, detail, Purpose(fields.Object("purpose")), EndsOn(fields, isRecurring, today, policy))
        {
            Institutions = fields.Has("institutions") ? Selection.Of(fields.Ids("institutions", policy.InstitutionLimit)) : Selection.All,
            Accounts = Accounts(fields, policy),
            CustomerChooses = fields.IsText("accounts", "choose"),
            HistoryFrom = HistoryFrom(fields, detail, today, policy),
            IsRecurring = isRecurring,
        };
    }

    private static ConsentDetails Detail(ConsentFields fields, ConsentDomains domains)
    {
        var detail = fields.Words("detail", ConsentWords.Details).Aggregate((all, one) => all | one);
        var without = ConsentWords.Of(detail & ~MyDataConsent.DetailsOf(domains));
        return without.IsEmpty ? detail : throw new WrongFieldException("detail", $"{without[0]} needs another domain than those asked for");
    }

    private static Selection Accounts(ConsentFields fields, GrantPolicy policy) =>
        !fields.Has("accounts") || fields.IsText("accounts", "all") || fields.IsText("accounts", "choose")
            ? Selection.All
            : Selection.Of(fields.Ids("accounts", policy.AccountLimit));

    private static DateOnly? HistoryFrom(ConsentFields fields, ConsentDetails detail, DateOnly today, GrantPolicy policy)
    {
        if (detail.HasFlag(ConsentDetails.Transactions) != fields.Has("history_from"))
        {
            throw new WrongFieldException("history_from", "is required with the detail transactions and forbidden without it");
        }

        return !fields.Has("history_from") ? null : fields.Day("history_from", today.AddYears(-policy.HistoryYears), today);
    }

    private static DateOnly EndsOn(ConsentFields fields, bool isRecurring, DateOnly today, GrantPolicy policy) =>
        fields.Has("ends_on") ? fields.Day("ends_on", today, today.AddYears(policy.MaxYears)) : policy.DefaultEnd(isRecurring, today);

    private static ConsentPurpose Purpose(ConsentFields purpose)
    {
        purpose.RequireOnly(["code", "text"]);
        var code = purpose.Text("code");
        return ConsentWords.Purposes.Contains(code)
            ? new(code, purpose.Sentence("text", ConsentPurpose.TextLimit))
            : throw new WrongFieldException("purpose.code", $"must be one of {string.Join(", ", ConsentWords.Purposes)}");
    }
}
