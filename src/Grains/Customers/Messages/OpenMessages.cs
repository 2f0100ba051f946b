using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Open;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Grains.Customers.Messages;

/// <summary>What a third party asks under a grant.</summary>
public abstract record OpenQuery
{
    private OpenQuery()
    {
    }

    /// <summary>One of the answers that are kept ready. One instance each, so that asking allocates nothing.</summary>
    public sealed record Part : OpenQuery
    {
        public static readonly Part View = new(OpenPart.View);
        public static readonly Part Accounts = new(OpenPart.Accounts);
        public static readonly Part Holdings = new(OpenPart.Holdings);
        public static readonly Part Policies = new(OpenPart.Policies);
        public static readonly Part Vehicles = new(OpenPart.Vehicles);
        public static readonly Part Cards = new(OpenPart.Cards);
        public static readonly Part Bills = new(OpenPart.Bills);
        public static readonly Part Grant = new(OpenPart.Grant);

        private Part(OpenPart kind) => Kind = kind;

        public OpenPart Kind { get; }
    }

    public sealed record Account(string Id) : OpenQuery;

    public sealed record Transactions(OpenRowFilter Filter, string? Cursor, int Limit) : OpenQuery;

    /// <summary>No cursor begins with everything.</summary>
    public sealed record Changes(string? Cursor, int Limit) : OpenQuery;
}

public enum OpenPart
{
    View,
    Accounts,
    Holdings,
    Policies,
    Vehicles,
    Cards,
    Bills,
    Grant,
}

public abstract record OpenAnswer
{
    private OpenAnswer()
    {
    }

    /// <summary>Utf8Json never changes; ETag includes its quotes. The rest is for the receipt.</summary>
    public sealed record Ready(ReadOnlyMemory<byte> Utf8Json, string ETag, ClientId Client) : OpenAnswer
    {
        public ConsentDomains Domains { get; init; }

        /// <summary>How many things it holds.</summary>
        public int Items { get; init; }
    }

    /// <summary>The grant lacks this detail, or every one of these domains.</summary>
    public sealed record NotGranted(ConsentDetails Detail, ConsentDomains Domains) : OpenAnswer;

    /// <summary>It has ended, was never claimed, or there is none.</summary>
    public sealed record GrantOver : OpenAnswer;

    /// <summary>Nothing shared has this id.</summary>
    public sealed record NotFound : OpenAnswer;

    /// <summary>bad-cursor, begin-anew.</summary>
    public sealed record Refused(Refusal Refusal) : OpenAnswer;

    public sealed record Busy : OpenAnswer;

    public sealed record Unavailable : OpenAnswer;
}
