using System.Collections.Frozen;
using MyDataHub.Domain.Assets;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>
/// Which way money went, by type code (sections 9.3, 9.6, 9.9), seen from the account, or from the customer where the account is a debt: a drawdown
/// is In, a repayment Out. Codes that are not here give None and are counted.
/// </summary>
internal static class Directions
{
    internal static readonly FrozenDictionary<string, Flow> Deposit = Table(["01", "03", "04", "06", "98"], ["02", "05", "07", "99"]);

    // 04–07 are bookings and 08 reinvests within the account: no money moves.
    internal static readonly FrozenDictionary<string, Flow> Fund = Table(["01", "02", "09", "98"], ["03", "10", "99"], ["04", "05", "06", "07", "08"]);

    internal static readonly FrozenDictionary<string, Flow> Irp = Table(["01"], ["02"]);

    internal static readonly FrozenDictionary<string, Flow> Loan = Table(["01"], ["02"], ["03", "99"]);

    // Cash: what is bought takes it, what is sold or redeemed brings it. Moving stock in or out moves none.
    internal static readonly FrozenDictionary<string, Flow> Securities = Table(
        ["301", "303", "312", "342", "381", "391"], ["302", "311", "341", "382", "392"], ["321", "322"]);

    internal static readonly FrozenDictionary<string, Flow> Wallet = Table(
        [
            "5101", "5102", "5103", "5104", "5105", "5109", "5211", "5212", "5219", "5221", "5222", "5229", "5301", "5502", "5901",
        ],
        [
            "5111", "5112", "5113", "5114", "5115", "5119", "5201", "5202", "5209", "5302", "5401", "5501", "5902",
        ]);

    internal static readonly FrozenDictionary<string, Flow> Payment = Table(["6201", "6202", "6203", "6204", "6209"], ["6101", "6102", "6103", "6104", "6109"]);

    internal static Flow Flow(this WireObject row, string member, FrozenDictionary<string, Flow> table)
    {
        if (row.TextOrNull(member) is { } code && table.TryGetValue(code, out var flow))
        {
            return flow;
        }

        row.Notes.UnknownCode(member);
        return Domain.Assets.Flow.None;
    }

    private static FrozenDictionary<string, Flow> Table(string[] ins, string[] outs, string[]? neither = null) =>
        ins.Select(code => (code, Domain.Assets.Flow.In))
            .Concat(outs.Select(code => (code, Domain.Assets.Flow.Out)))
            .Concat((neither ?? []).Select(code => (code, Domain.Assets.Flow.None)))
            .ToFrozenDictionary(pair => pair.code, pair => pair.Item2, StringComparer.Ordinal);
}
