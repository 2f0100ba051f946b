using MyDataHub.Domain;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>A dataset with how the standard asks for it and how its answer is read: one row of a sector's table.</summary>
internal sealed record KrDataset(string Id, Sector Sector, string ApiCode, string Scope, DatasetClass Class)
    : Dataset(Id, Sector, ApiCode, Scope, Class)
{
    /// <summary>Below /{version}/{industry}; may hold {card_id}.</summary>
    public required string Path { get; init; }

    public required StartReading Read { get; init; }

    /// <summary>Parameters in a JSON body instead of the query.</summary>
    public bool IsPost { get; init; }

    public bool IsPaged { get; init; }

    /// <summary>The parameter that carries the subject's number, then the ones of its sequence number and of Part.</summary>
    public string? SubjectMember { get; init; }

    public string? SeqnoMember { get; init; }

    public string? PartMember { get; init; }

    /// <summary>First version of the standard that has it.</summary>
    public int Since { get; init; } = 1;
}

/// <summary>Begins to read one answer, which may come in many pages.</summary>
internal delegate IDatasetReading StartReading(ReadContext context);

/// <summary>One answer being read, page by page, so that no more than one page is in memory.</summary>
internal interface IDatasetReading
{
    /// <summary>Rows read so far, held against the limit.</summary>
    int Rows { get; }

    void Page(Wire.WireObject page);

    DatasetReading Complete();
}
