using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>What a dataset is asked for, from what is known now: once for the customer, once for each consented asset, or once for each part.</summary>
internal static class Subjects
{
    public static IEnumerable<PlannedCall> Of(Dataset dataset, PlanInput input) =>
        dataset.Subjects.IsEmpty ? OfCustomer(dataset, input) : Assets(dataset, input).SelectMany(asset => OfAsset(dataset, asset, input));

    private static IEnumerable<PlannedCall> OfCustomer(Dataset dataset, PlanInput input) => dataset.PartSource switch
    {
        PartSource.None => [Call(dataset, null, null, null, input)],
        PartSource.BilledMonths => input.Facts.Values.OfType<CardBill>().Select(bill => Call(dataset, null, PartOf(bill), Fingerprint.OfKept(bill), input)),
        _ => [],
    };

    private static IEnumerable<ListedAsset> Assets(Dataset dataset, PlanInput input) => input.Listed
        .Where(asset => asset.IsConsented && dataset.Subjects.Contains(asset.Key.Kind))
        .Where(asset => dataset.TypeCodes.IsEmpty || dataset.TypeCodes.Contains(asset.TypeCode))
        .Where(asset => !dataset.IsForOverdrafts || asset.IsMinus)
        .Where(asset => input.Allows(dataset, asset.Key))
        .DistinctBy(asset => asset.Key);

    private static IEnumerable<PlannedCall> OfAsset(Dataset dataset, ListedAsset asset, PlanInput input)
    {
        var row = Fingerprint.OfKept(asset);
        return Parts(dataset, asset.Key, input).Distinct().Select(part => Call(dataset, asset.Key, part, row, input));
    }

    private static IEnumerable<string?> Parts(Dataset dataset, AssetKey asset, PlanInput input) => dataset.PartSource switch
    {
        PartSource.None => [null],
        PartSource.InsuredPeople => FactsOf<PolicyTerms>(asset, input).SelectMany(terms => terms.Insured).Select(insured => insured.Number),
        PartSource.CoveredCars => FactsOf<CarCovers>(asset, input).SelectMany(covers => covers.Rows).Select(cover => cover.Plate).Where(plate => plate is not null),
        PartSource.BilledMonths => FactsOf<CardBill>(asset, input).Select(PartOf),
        _ => throw new ArgumentOutOfRangeException(nameof(dataset), dataset.PartSource, null),
    };

    private static IEnumerable<T> FactsOf<T>(AssetKey asset, PlanInput input) where T : Fact =>
        input.Facts.Where(fact => fact.Key.Subject == asset).Select(fact => fact.Value).OfType<T>();

    private static string PartOf(CardBill bill) => bill.Seqno is null ? bill.Month : $"{bill.Month}:{bill.Seqno}";

    private static PlannedCall Call(Dataset dataset, AssetKey? subject, string? part, string? row, PlanInput input)
    {
        var record = input.Log[new(dataset.Id, subject, part)];
        DayRange? period = dataset.Period is PeriodKind.Days or PeriodKind.Months ? QueryWindow.Of(dataset, record, input.Kind, input.Now, input.Limits) : null;
        return new(dataset, subject, part, period, dataset.HasStamp ? record?.Stamp : null) { Row = row };
    }
}
