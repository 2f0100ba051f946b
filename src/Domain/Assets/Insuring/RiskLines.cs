using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Insuring;

/// <summary>
/// Which coverage codes (section 9.12) stand for which risk. Families are nested: cover for an event is the sum of all codes whose
/// definition contains it, so haemorrhage counts what pays for stroke and for every cerebrovascular disease, but not the reverse.
/// </summary>
internal static class RiskLines
{
    internal static readonly ImmutableArray<(string Risk, Func<string, bool> Covers)> All =
    [
        ("death-disease", Code("A1100")),
        ("death-accident", Code("A1300")),
        ("death-traffic", Code("A1400")),
        ("death-cancer", Code("A1200")),
        ("disability", Family("A3")),
        ("cancer", Code("A4200")),
        ("cancer-high-cost", Code("A4209")),
        ("cancer-minor", Code("A4210")),
        ("brain-haemorrhage", Code("A4102", "A4103", "A4101")),
        ("brain-stroke", Code("A4103", "A4101")),
        ("brain-cerebrovascular", Code("A4101")),
        ("heart-infarction", Code("A4104", "A4105")),
        ("heart-ischaemic", Code("A4105")),
        ("dementia", Code("A4109")),
        ("care", Family("A45", "A8")),
        ("fracture", Code("A4301")),
        ("burn", Code("A4302")),
        ("surgery", Family("A5")),
        ("hospital-day", Family("A6")),
        ("outpatient", Family("A7")),
        ("driver-fine", Between(400, 411)),
        ("driver-settlement", code => code == "A9607" || Between(800, 883)(code)),
        ("driver-lawyer", Code("A9605")),
        ("liability", Between(500, 700)),
        ("indemnity-medical", code => Between(100, 219)(code) || Between(250, 310)(code)),
    ];

    private static Func<string, bool> Code(params string[] codes) => codes.Contains;

    private static Func<string, bool> Family(params string[] prefixes) =>
        code => prefixes.Any(prefix => code.StartsWith(prefix, StringComparison.Ordinal));

    private static Func<string, bool> Between(int first, int last) =>
        code => code.Length == 3 && int.TryParse(code, out var number) && number >= first && number <= last;
}
