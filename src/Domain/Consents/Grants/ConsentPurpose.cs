namespace MyDataHub.Domain.Consents.Grants;

/// <summary>What the third party wants the data for. Code is one of a closed list; Text is its own words, at most 200 characters, never markup.</summary>
public sealed record ConsentPurpose(string Code, string Text)
{
    public const int TextLimit = 200;
}
