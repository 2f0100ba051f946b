using System.Collections.Frozen;

namespace MyDataHub.Domain.Assets.Merchants;

/// <summary>Payment gateways and wallets that put their own name before or after the shop's.</summary>
internal static class PaymentGateways
{
    private static readonly char[] Separators = ['-', '_', '*', '/', ':'];

    private static readonly FrozenSet<string> Names = new[]
    {
        "KG이니시스", "이니시스", "NICE페이먼츠", "나이스페이먼츠", "나이스페이", "NHN KCP", "NHNKCP", "KCP", "한국사이버결제", "토스페이먼츠",
        "KSNET", "다날", "KG모빌리언스", "갤럭시아", "갤럭시아머니트리", "헥토파이낸셜", "스마트로",
        "네이버페이", "카카오페이", "토스페이", "페이코", "PAYCO", "삼성페이", "쿠팡페이", "SSGPAY", "SSG페이",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    internal static (string? Via, string Shop) Split(string text)
    {
        if (Names.Contains(text))
        {
            return (text, "");
        }

        var first = text.IndexOfAny(Separators);
        if (first > 0 && Names.Contains(text[..first].Trim()))
        {
            return (text[..first].Trim(), text[(first + 1)..].Trim());
        }

        var last = text.LastIndexOfAny(Separators);
        return last > 0 && Names.Contains(text[(last + 1)..].Trim())
            ? (text[(last + 1)..].Trim(), text[..last].Trim())
            : (null, text);
    }
}
