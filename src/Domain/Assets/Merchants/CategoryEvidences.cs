namespace MyDataHub.Domain.Assets.Merchants;

/// <summary>What a row says about its category, with weights: exact brand 0.95, purchase code 0.80, word or brand at a boundary 0.75.</summary>
internal static class CategoryEvidences
{
    private const double Brand = 0.95;
    private const double PurchaseCode = 0.80;
    private const double Word = 0.75;
    private const int ShortestPrefix = 3;

    internal static CategoryDecision Decide(MerchantName? merchant, string? purchaseCode) =>
        CategoryDecision.Of(OfName(merchant).Concat(OfCode(purchaseCode)));

    private static IEnumerable<CategoryEvidence> OfCode(string? code) =>
        code is not null && Category.OfPurchaseCode.TryGetValue(code, out var category)
            ? [new(category, PurchaseCode, "purchase-code")]
            : [];

    // The strongest clue in a name is the only one: a brand's name says more than a word inside it.
    private static IEnumerable<CategoryEvidence> OfName(MerchantName? merchant)
    {
        if (merchant?.Name is not { } name)
        {
            return [];
        }

        if (MerchantBook.Brands.TryGetValue(name, out var category))
        {
            return [new(category, Brand, "brand")];
        }

        if (FindWord(name) is { } word)
        {
            return [new(word, Word, "word")];
        }

        return FindPrefix(name) is { } prefix ? [new(prefix, Word, "brand-prefix")] : [];
    }

    private static string? FindWord(string name)
    {
        var tokens = name.Split(' ');
        foreach (var (word, category) in MerchantBook.Words)
        {
            if (tokens.Any(token => token.EndsWith(word, StringComparison.Ordinal)))
            {
                return category;
            }
        }

        return null;
    }

    // A brand that starts the name: whole first token, or a name long enough not to be the start of another word.
    private static string? FindPrefix(string name)
    {
        var token = name.Split(' ')[0];
        for (var length = token.Length; length > 1; length--)
        {
            if (MerchantBook.Brands.TryGetValue(token[..length], out var category) && IsBoundary(token, length))
            {
                return category;
            }
        }

        return null;
    }

    private static bool IsBoundary(string token, int length) => length == token.Length
        || (IsLatin(token[length - 1]) ? !IsLatin(token[length]) : length >= ShortestPrefix);

    private static bool IsLatin(char letter) => char.IsAsciiLetterOrDigit(letter);
}
