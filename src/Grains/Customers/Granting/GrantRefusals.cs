using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>Why something is not done with a grant.</summary>
internal static class GrantRefusals
{
    public static readonly Refusal Unknown = new("unknown-grant", "There is no such grant.", "grant");

    public static readonly Refusal Over = new("grant-over", "This grant has ended already.", "grant");

    public static readonly Refusal NothingLeft = new("nothing-left", "Nothing would be shared. End the grant instead.", "consent");

    public static readonly Refusal NothingToShare = new("nothing-left", "Nothing that is linked now is part of this consent.", "consent");

    public static readonly Refusal NotChosen = new("accounts-not-chosen", "The accounts are to be chosen by the customer.", "accounts");

    public static readonly Refusal EndsTooSoon = new("ends-too-soon", "The end date has passed.", "endsOn");

    public static readonly Refusal TooMany = new("too-many-grants", "There are too many open grants. End one first.");

    public static readonly Refusal CannotMerge = new("cannot-merge", "One consent cannot say both without saying more. Replace it, or ask for another grant.", "consent");
}
