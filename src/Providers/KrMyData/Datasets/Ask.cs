using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>The kinds of question the standard knows; a sector's table is made of these.</summary>
internal static class Ask
{
    /// <summary>Three months counted so that no three calendar months are shorter (section 3.6).</summary>
    internal const int ThreeMonths = 89;

    /// <summary>At most three calendar months are touched by so many days.</summary>
    internal const int WithinThreeMonths = 59;

    /// <summary>What assets there are: GET, paged, under industry.list.</summary>
    internal static KrDataset List(string id, Sector sector, string code, string path, StartReading read) =>
        new(id, sector, code, sector.Industry() + ".list", DatasetClass.Basic)
        {
            Path = path,
            Read = read,
            IsList = true,
            IsPaged = true,
            HasStamp = true,
        };

    /// <summary>Something about the whole customer: GET.</summary>
    internal static KrDataset Customer(string id, Sector sector, string code, string scope, string path, StartReading read) =>
        new(id, sector, code, scope, DatasetClass.Additional) { Path = path, Read = read, HasStamp = true };

    /// <summary>Something about one asset: POST with its number.</summary>
    internal static KrDataset Detail(
        string id, Sector sector, string code, string scope, string path, AssetKind kind, string number, StartReading read) =>
        new(id, sector, code, scope, DatasetClass.Additional)
        {
            Path = path,
            Read = read,
            IsPost = true,
            Subjects = [kind],
            SubjectMember = number,
            HasStamp = true,
        };

    /// <summary>What happened to one asset between two days: POST, paged.</summary>
    internal static KrDataset History(
        string id, Sector sector, string code, string scope, string path, AssetKind kind, string number, StartReading read) =>
        new(id, sector, code, scope, DatasetClass.Additional)
        {
            Path = path,
            Read = read,
            IsPost = true,
            IsPaged = true,
            Subjects = [kind],
            SubjectMember = number,
            Period = PeriodKind.Days,
        };

    internal static KrDataset Basic(this KrDataset dataset) => dataset with { Class = DatasetClass.Basic };

    internal static KrDataset Paged(this KrDataset dataset) => dataset with { IsPaged = true };

    internal static KrDataset WithSeqno(this KrDataset dataset) => dataset with { SeqnoMember = "seqno" };

    internal static KrDataset SinceV2(this KrDataset dataset) => dataset with { Since = 2 };

    /// <summary>One of the exceptions of section 3.6.</summary>
    internal static KrDataset UpToThreeMonths(this KrDataset dataset) => dataset with { ScheduledWindowDays = ThreeMonths };
}
