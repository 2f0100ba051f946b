using System.Collections.Immutable;

namespace MyDataHub.Domain.Consents.Grants;

/// <summary>What authorization_details say, or the first thing wrong with them.</summary>
public abstract record ConsentReading
{
    private ConsentReading()
    {
    }

    public sealed record Valid(ImmutableArray<MyDataConsent> Consents) : ConsentReading;

    /// <summary>Field is the member at fault, such as "history_from"; the sentence is for the client's developer and quotes no value.</summary>
    public sealed record Invalid(string Field, string Sentence) : ConsentReading;
}
