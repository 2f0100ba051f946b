using System.Globalization;
using System.Security.Cryptography;
using MyDataHub.Domain;

namespace MyDataHub.Providers.KrMyData.Authorizing;

/// <summary>tx_id (74 characters, section 4.4.2) and sign_tx_id (49, section 4.4.5): codes, Korean time and a random serial, joined by "_".</summary>
internal static class TransactionNumbers
{
    // No relay stands between the hub and an institution; the ten places must still be filled.
    private const string NoRelay = "0000000000";

    internal static string Consent(OperatorId operatorId, InstitutionId institution, string authority, DateTimeOffset now) =>
        $"MD_{operatorId}_{institution}_{NoRelay}_{authority}_{Time(now)}_{Serial()}";

    internal static string Signing(OperatorId operatorId, string authority, DateTimeOffset now) => $"{operatorId}_{authority}_{Time(now)}_{Serial()}";

    private static string Time(DateTimeOffset now) => KoreanTime.Local(now).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    private static string Serial() => RandomNumberGenerator.GetString("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 12);
}
