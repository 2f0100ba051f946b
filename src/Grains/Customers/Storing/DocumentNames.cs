using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Storage.Customers;

namespace MyDataHub.Grains.Customers.Storing;

/// <summary>Which documents a customer has. Kinds are stored in clear and say nothing; keys are encrypted.</summary>
internal static class DocumentNames
{
    public const string ChunkKind = "chunk";
    public const string LinkKind = "link";

    public static readonly DocumentName Profile = new("profile", "");
    public static readonly DocumentName Book = new("book", "");

    public static DocumentName Asked(ConnectionId connection) => new("asked", connection.ToString());

    public static DocumentName Link(string linkId) => new(LinkKind, linkId);

    public static DocumentName Chunk(ChunkKey key) =>
        new(ChunkKind, $"{key.Asset.Institution}|{key.Asset.Kind}|{key.Asset.Number}|{key.Asset.Seqno}|{key.Month}");
}
