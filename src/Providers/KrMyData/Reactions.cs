using System.Collections.Frozen;

namespace MyDataHub.Providers.KrMyData;

/// <summary>What a response code means for us (section 5.1), as data.</summary>
internal static class Reactions
{
    private static readonly FrozenDictionary<string, Reaction> Table = new Dictionary<string, Reaction>
    {
        ["00000"] = Reaction.Read,
        ["00001"] = Reaction.Unchanged,
        ["40001"] = Reaction.OurFault,
        ["40002"] = Reaction.OurFault,
        ["40003"] = Reaction.OurFault,
        ["40004"] = Reaction.OurFault,
        ["40101"] = Reaction.RefreshToken,
        ["40102"] = Reaction.OurFault,
        ["40103"] = Reaction.OurFault,
        ["40104"] = Reaction.AskConsentAgain,
        ["40105"] = Reaction.AskConsentAgain,
        ["40106"] = Reaction.AskConsentAgain,
        ["40301"] = Reaction.OurFault,
        ["40302"] = Reaction.BackOff,
        ["40303"] = Reaction.OurFault,
        ["40304"] = Reaction.OurFault,
        ["40305"] = Reaction.DropAsset,
        ["40401"] = Reaction.OurFault,
        ["40402"] = Reaction.DropAsset,
        ["40403"] = Reaction.AskConsentAgain,
        ["40501"] = Reaction.OurFault,
        ["42901"] = Reaction.BackOff,
        ["50001"] = Reaction.Repeat,
        ["50002"] = Reaction.Repeat,
        ["50003"] = Reaction.Repeat,
        ["50004"] = Reaction.Repeat,
        ["50005"] = Reaction.Repeat,
        ["50006"] = Reaction.Repeat,
        ["50007"] = Reaction.Repeat,
        ["50008"] = Reaction.BackOff, // maintenance: a repetition within seconds cannot help
        ["50009"] = Reaction.BackOff,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Codes keep the meaning of their HTTP status when they are not in the table, as the standard says.</summary>
    internal static Reaction Of(string code) => Table.TryGetValue(code, out var reaction) ? reaction : code switch
    {
        ['4', '2', '9', _, _] => Reaction.BackOff,
        ['4', _, _, _, _] => Reaction.OurFault,
        ['5', _, _, _, _] => Reaction.Repeat,
        _ => Reaction.Unknown,
    };
}

internal enum Reaction
{
    Read,
    Unchanged,
    RefreshToken,
    AskConsentAgain,
    DropAsset,
    OurFault,
    BackOff,
    Repeat,
    Unknown,
}
