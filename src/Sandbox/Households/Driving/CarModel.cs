namespace MyDataHub.Sandbox.Households.Driving;

/// <summary>
/// A kind of car. Code: the five characters by which its VIN names it. NewPrice: Korean won when new, null for one
/// that no
/// price service knows.
/// </summary>
internal sealed record CarModel(
    string Code,
    string Name,
    string Maker,
    string Size,
    string ModelNo,
    string Engine,
    int Displacement,
    string Fuel,
    int Weight,
    int Length,
    int Width,
    int Height,
    decimal? NewPrice)
{
    public static readonly CarModel[] All =
    [
        new("GN7A1", "그랜저", "KMH", "대형", "GN7-20A", "G4KP", 2_497, "휘발유", 1_995, 5_035, 1_880, 1_460, 41_200_000),
        new("CN7B2", "아반떼", "KMH", "중형", "CN7-16A", "G4FM", 1_598, "휘발유", 1_585, 4_710, 1_825, 1_420, 22_700_000),
        new("MQ4C3", "쏘렌토", "KNA", "대형", "MQ4-16H", "G4FT", 1_598, "하이브리드", 2_210, 4_815, 1_900, 1_695, 43_500_000),
        new("JA3D4", "모닝", "KNA", "경형", "JA3-10A", "G3LD", 998, "휘발유", 1_265, 3_595, 1_595, 1_485, 14_600_000),
        new("CV1E5", "EV6", "KNA", "중형", "CV1-EV", "EM17", 0, "전기", 2_380, 4_695, 1_890, 1_550, 56_000_000),
        new("W15F6", "E클래스 카브리올레", "WDD", "대형", "W124-300", "M104", 2_960, "휘발유", 1_780, 4_655, 1_740, 1_390, null),
    ];

    public static CarModel? ByVin(string vin) =>
        vin.Length == 17 ? Array.Find(All, model => vin.AsSpan(3, 5).SequenceEqual(model.Code)) : null;
}
