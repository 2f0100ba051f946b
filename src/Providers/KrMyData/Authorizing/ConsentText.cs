using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Providers.KrMyData.Datasets;

namespace MyDataHub.Providers.KrMyData.Authorizing;

/// <summary>
/// The consent (전송요구서, section 4.4.4) as text. It is built once; these bytes are shown, signed, sent and verified, so nothing may write it again.
/// </summary>
internal static class ConsentText
{
    /// <summary>AH(7000) counts bytes.</summary>
    internal const int MaxBytes = 7000;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Of(OperatorId operatorId, InstitutionId institution, Sector sector, TransferTerms terms)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("snd_org_code", institution.OrgCode);
            writer.WriteString("rcv_org_code", operatorId.OrgCode);
            WriteSchedule(writer, terms);
            writer.WriteString("end_date", Day(terms.EndsOn));
            writer.WriteString("purpose", terms.Purpose);
            writer.WriteString("period", Day(terms.KeepUntil));
            WriteDetail(writer, sector, terms);
            WriteTargets(writer, sector, terms);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void WriteSchedule(Utf8JsonWriter writer, TransferTerms terms)
    {
        writer.WriteString("is_scheduled", Flag(terms.IsScheduled));
        if (terms.IsScheduled)
        {
            writer.WriteString("fnd_cycle", Cycle(terms.BasicCycleWeeks ?? 1));
            writer.WriteString("add_cycle", Cycle(terms.AdditionalCycleWeeks ?? 1));
        }
    }

    // Each flag exists only in the sectors that can send what it is about.
    private static void WriteDetail(Utf8JsonWriter writer, Sector sector, TransferTerms terms)
    {
        if (sector is Sector.Bank or Sector.Invest or Sector.Efin)
        {
            writer.WriteString("is_consent_trans_memo", Flag(terms.WithMemo));
        }

        if (sector is Sector.Bank or Sector.Card or Sector.Efin or Sector.Telecom)
        {
            writer.WriteString("is_consent_merchant_name_regno", Flag(terms.WithMerchant));
        }

        if (sector is Sector.Efin)
        {
            writer.WriteString("is_consent_trans_category", Flag(terms.WithCategory));
        }
    }

    // industry.list is always asked for (section 4.2), and asked for first.
    private static void WriteTargets(Utf8JsonWriter writer, Sector sector, TransferTerms terms)
    {
        var list = sector.Industry() + ".list";
        writer.WriteStartArray("target_info");
        WriteTarget(writer, new(list, []));
        foreach (var selection in terms.Scopes.Where(selection => selection.Scope != list))
        {
            WriteTarget(writer, selection);
        }

        writer.WriteEndArray();
    }

    private static void WriteTarget(Utf8JsonWriter writer, ScopeSelection selection)
    {
        writer.WriteStartObject();
        writer.WriteString("scope", selection.Scope);
        if (!selection.Assets.IsEmpty)
        {
            writer.WriteStartArray("asset_list");
            foreach (var asset in selection.Assets)
            {
                writer.WriteStartObject();
                writer.WriteString("asset", asset.Number);
                if (asset.Seqno is { } seqno)
                {
                    writer.WriteString("seqno", seqno);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Cycle(int weeks) => string.Create(CultureInfo.InvariantCulture, $"1/{(weeks == 1 ? "" : weeks)}w");

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
