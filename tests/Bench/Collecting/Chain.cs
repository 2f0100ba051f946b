using MyDataHub.Providers.Collecting;

namespace MyDataHub.Bench.Collecting;

/// <summary>
/// The longest chain of answers that nobody can shorten: the pages of a dataset follow each other, an asset's details wait for its list, and what is
/// asked by its part (a bill's lines, an insured person's riders) waits for the dataset that names the parts.
/// </summary>
internal static class Chain
{
    /// <summary>In calls; of the institution with the longest one.</summary>
    public static int Of(IEnumerable<InstitutionLog.Asked> asked) => asked.GroupBy(one => one.Institution).Max(institution => OfOne([.. institution]));

    private static int OfOne(List<InstitutionLog.Asked> asked)
    {
        // A list that was asked again would begin a new run; in one run each is asked once.
        var lists = asked.Where(one => one.Request.Dataset.IsList).Select(Pages).DefaultIfEmpty().Max();
        return asked.Max(one => Before(one, asked, lists) + Pages(one));
    }

    private static int Before(InstitutionLog.Asked one, List<InstitutionLog.Asked> asked, int lists)
    {
        var list = one.Request.Subject is null ? 0 : lists;
        return one.Request.Part is null ? list : list + asked.Where(other => Names(other.Request, one.Request)).Select(Pages).DefaultIfEmpty().Max();
    }

    private static bool Names(FetchRequest source, FetchRequest part) => source.Part is null && (part.Subject is null || source.Subject == part.Subject)
        && source.Dataset.Id.EndsWith(part.Dataset.PartSource switch
        {
            PartSource.BilledMonths => ".bills",
            PartSource.CoveredCars => ".car-covers",
            PartSource.InsuredPeople => ".terms",
            _ => "?",
        }, StringComparison.Ordinal);

    private static int Pages(InstitutionLog.Asked one) => Math.Max(one.Billed, 1);
}
