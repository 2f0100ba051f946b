using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Views;

namespace MyDataHub.Domain.Tests.Assets.Views;

internal static class ViewTesting
{
    internal static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.FromHours(9));

    internal static readonly ViewInputs Inputs = new(Now, 1)
    {
        ItemIdSalt = "0123456789abcdef"u8.ToArray(),
        InstitutionNames = new Dictionary<InstitutionId, string>
        {
            [Household.Gaon] = "가온은행",
            [Household.Daon] = "다온은행",
            [Household.Hanbit] = "한빛카드",
            [Household.Mire] = "미래증권",
            [Household.Baro] = "바로캐피탈",
            [Household.Dundun] = "든든손해보험",
            [Household.Moa] = "모아페이",
            [Household.Register] = "자동차등록원부",
        },
        Sources = [.. new[] { Household.Gaon, Household.Daon, Household.Hanbit, Household.Mire, Household.Baro, Household.Dundun, Household.Moa, Household.Register }.Select(Live)],
    };

    internal static SourceState Live(InstitutionId institution) => new(
        Household.Operator.OrgCode, institution.OrgCode, institution.OrgCode, Sector.Bank, "live", Now, null, null, new DateOnly(2027, 11, 22));

    internal static ViewInputs With(string state, InstitutionId institution) => Inputs with
    {
        Sources = [.. Inputs.Sources.Select(source => source.Institution == institution.OrgCode ? source with { State = state, LastSuccessAt = Now.AddDays(-9) } : source)],
    };

    internal static RateHistory Rates(DateOnly day, params ExchangeRate[] rates) =>
        new(ImmutableSortedDictionary<DateOnly, ImmutableArray<ExchangeRate>>.Empty.Add(day, [.. rates]));

    internal static AssetView View(this Library library, ViewInputs? inputs = null) =>
        ViewFold.Build(library.State, library.Load(ViewFold.Recent(library.State, (inputs ?? Inputs).Today)), inputs ?? Inputs);

    internal static AssetView View(this Household household, ViewInputs? inputs = null, string? owner = null) => household.Book(owner).View(inputs);
}
