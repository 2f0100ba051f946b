using System.Globalization;
using MyDataHub.Journeys.Tests.ThirdParties;

namespace MyDataHub.Bench.Tokens;

/// <summary>What one token takes, in bytes: Signed is the header and the claims as they are signed, Answer the body that holds the token.</summary>
internal sealed record TokenSizes(int Signed, int Answer)
{
    /// <summary>Of a token that this third party now asks for.</summary>
    public static async Task<TokenSizes> SeeAsync(ThirdParty party, params IEnumerable<(string Name, string Value)> fields)
    {
        var answer = await party.TokenAsync(fields);
        var token = (string)answer["access_token"]!;
        return new(token.LastIndexOf('.'), answer.ToJsonString().Length);
    }

    public static TokenSizes Read(string text)
    {
        var numbers = text.Split('/');
        return new(Number(numbers[0]), Number(numbers[1]));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Signed}/{Answer}");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
