using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>Checks of the asset that a call is about: consented, the person's own, in its normal state.</summary>
internal static class AssetChecks
{
    internal static RspCode? RequireConsentedAsset(DataCall call) =>
        call.AssetNumber is not { } number || call.Grant!.Request.CoversAsset(call.Resource!.Scope, number, Seqno(call))
            ? null
            : RspCode.NotConsented;

    internal static RspCode? RequireOwnAsset(DataCall call) =>
        call.AssetNumber is null || Held(call) is not null ? null : RspCode.NoAsset;

    internal static RspCode? RequireNormalAsset(DataCall call) =>
        call.AssetNumber is null || Held(call) is not { IsClosed: true } ? null : RspCode.AssetNotNormal;

    private static string? Seqno(DataCall call) =>
        call.Resource!.Optional.Contains("seqno") ? call.Member("seqno") : null;

    private static HeldAsset? Held(DataCall call) =>
        call.Assets.FirstOrDefault(asset =>
            asset.Number == call.AssetNumber && asset.Scope == call.Resource!.Scope && (Seqno(call) is not { } seqno || seqno == asset.Seqno));
}
