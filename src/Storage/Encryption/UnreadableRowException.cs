namespace MyDataHub.Storage.Encryption;

/// <summary>A row that was damaged or tampered with. Names the row and what is wrong, never what it holds.</summary>
public sealed class UnreadableRowException(RowIdentity row, RowFault fault)
    : StorageException($"The row {row} cannot be read: {Sentence(fault)}.")
{
    public RowIdentity Row { get; } = row;

    public RowFault Fault { get; } = fault;

    private static string Sentence(RowFault fault) => fault switch
    {
        RowFault.UnknownFormat => "it is not in a format that this version knows",
        RowFault.WrongKey => "it was encrypted with another key",
        RowFault.OtherRow => "it was written as another row or as another version of this one",
        RowFault.Altered => "its bytes or its columns were changed",
        RowFault.NotNewest => "it, or a row that belongs to it, was removed, added or replaced by an older version",
    };
}

/// <summary>What can be wrong with an encrypted row.</summary>
public enum RowFault
{
    UnknownFormat,
    WrongKey,
    OtherRow,
    Altered,
    NotNewest,
}
