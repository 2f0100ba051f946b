using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.People;
using MyDataHub.Sandbox.Households.Randomness;

namespace MyDataHub.Sandbox.Households.Cast;

/// <summary>Who lives where in the population.</summary>
internal static class Characters
{
    private static readonly ICharacter[] Demo =
    [
        new Salaried(), new Freelancer(), new Shopkeeper(), new HomeOwner(),
        new Lessee(), new Cosmopolitan(), new Retiree(), new Student(),
    ];

    public static int DemoCount => Demo.Length;

    public static Person Describe(ulong seed, int index) => At(seed, index).Describe(Identity.Ci(seed, index));

    public static Household Settle(ulong seed, int index, World world)
    {
        var character = At(seed, index);
        var home = new Household(
            Dice.Hash(seed, "household", index), character.Describe(Identity.Ci(seed, index)), world, character.Begins);
        character.Settle(home);
        return home;
    }

    private static ICharacter At(ulong seed, int index) =>
        index < Demo.Length ? Demo[index] : new Neighbour(Dice.For(seed, "neighbour", index), index);
}
