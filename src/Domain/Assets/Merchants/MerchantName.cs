using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace MyDataHub.Domain.Assets.Merchants;

/// <summary>
/// A merchant's name as a card slip writes it, taken apart. Name is null when only a payment gateway or wallet is named, which says
/// nothing about the shop. Rules lists what was applied, in order.
/// </summary>
internal sealed partial record MerchantName(string Raw, string? Name, string? Branch, string? Via, ImmutableArray<string> Rules)
{
    private static readonly string[] CorporateMarks = ["(주)", "(유)", "주식회사", "유한회사", "유한책임회사"];

    // Words that end like a branch and are a kind of shop.
    private static readonly HashSet<string> KindsOfShop =
        ["전문점", "백화점", "편의점", "할인점", "음식점", "면세점", "서점", "상점", "주점", "분식점", "제과점", "매점", "잡화점", "정육점"];

    internal static MerchantName Of(string raw)
    {
        var rules = ImmutableArray.CreateBuilder<string>();
        var text = Step(raw, Compatible(raw).Trim(), "nfkc", rules);
        text = Step(text, WithoutMarks(text), "corporate-mark", rules);
        var (via, rest) = PaymentGateways.Split(text);
        text = Step(text, rest, "gateway", rules);
        text = Step(text, TrailingDigits().Replace(text, "").Trim(), "digits", rules);
        var (name, branch) = SplitBranch(text);
        text = Step(text, name, "branch", rules);
        text = Step(text, Punctuation().Replace(text, " ").Trim(), "punctuation", rules);
        text = Step(text, text.ToUpperInvariant(), "upper", rules);
        return new(raw, text.Length == 0 ? null : text, branch, via, rules.ToImmutable());
    }

    private static string Compatible(string raw) =>
        raw.IsNormalized(NormalizationForm.FormKC) ? raw : raw.Normalize(NormalizationForm.FormKC);

    private static string WithoutMarks(string text)
    {
        foreach (var mark in CorporateMarks)
        {
            text = text.Replace(mark, " ", StringComparison.Ordinal);
        }

        return Spaces().Replace(text, " ").Trim();
    }

    // Only after a space: without one, a suffix rule eats real names.
    private static (string Name, string? Branch) SplitBranch(string text)
    {
        var space = text.LastIndexOf(' ');
        var last = text[(space + 1)..];
        return space > 0 && last.Length > 1 && last.EndsWith('점') && !KindsOfShop.Contains(last)
            ? (text[..space].Trim(), last)
            : (text, null);
    }

    private static string Step(string before, string after, string rule, ImmutableArray<string>.Builder rules)
    {
        if (before != after)
        {
            rules.Add(rule);
        }

        return after;
    }

    [GeneratedRegex(@"\s*\d{6,}$")]
    private static partial Regex TrailingDigits();

    [GeneratedRegex(@"[\s\-_*/:.,()\[\]]+")]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
