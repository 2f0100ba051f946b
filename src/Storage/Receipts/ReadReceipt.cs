using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Storage.Receipts;

/// <summary>That a third party read something under a grant: so many equal reads between two instants.</summary>
/// <param name="Id">Version 7, so that receipts are in order of time.</param>
/// <param name="Resource">What was asked for, such as view or transactions.</param>
public sealed record ReadReceipt(Guid Id, CustomerId Customer, GrantId Grant, ClientId Client, string Resource)
{
    public ConsentDomains Domains { get; init; }

    /// <summary>How many things the answer held.</summary>
    public int Items { get; init; }

    /// <summary>The reader was told that what it had was the newest.</summary>
    public bool IsUnchanged { get; init; }

    public int Reads { get; init; } = 1;

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }
}

/// <summary>Receipts of one page, newest first. Next is null on the last one.</summary>
public sealed record ReadReceiptPage(IReadOnlyList<ReadReceipt> Receipts, Guid? Next);
