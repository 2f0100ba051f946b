using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Grains.Tests.Fakes;

/// <summary>One registered car.</summary>
internal static class Cars
{
    public static readonly AssetKey Key = new(FakeWorld.Register, AssetKind.Vehicle, "KMHXX00XXXX000001");

    public static readonly AssetList List = new([new(Key, "쏘나타", "1", true)]);

    public static readonly VehicleRegistration Registration = new("KMHXX00XXXX000001", "12가3456", "쏘나타");
}
