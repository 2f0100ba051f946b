using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Cast;

/// <summary>Somebody with a story: who they are, and what their household is made of.</summary>
internal interface ICharacter
{
    /// <summary>The first day of the story that institutions remember.</summary>
    DateOnly Begins { get; }

    Person Describe(string ci);

    void Settle(Household home);
}
