using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>One amount of the balance sheet. Institution is an org code.</summary>
internal sealed record Position(string Line, string Domain, BalanceSide Side, string Institution, Figure Figure);

/// <summary>What the domains put on the balance sheet while they are folded, what they leave out, and what they noticed.</summary>
internal sealed class BalanceSheet
{
    private readonly List<Position> _positions = [];
    private readonly List<LeftOut> _leftOut = [];
    private readonly List<Notice> _notices = [];

    internal IEnumerable<Notice> Notices => _notices;

    internal void Asset(string line, string domain, InstitutionId institution, Figure figure, string name, string? itemId) =>
        Add(new(line, domain, BalanceSide.Asset, institution.OrgCode, figure), name, itemId);

    internal void Liability(string line, string domain, InstitutionId institution, Figure figure, string name, string? itemId) =>
        Add(new(line, domain, BalanceSide.Liability, institution.OrgCode, figure), name, itemId);

    internal void Memo(string line, string domain, InstitutionId institution, Figure figure) =>
        _positions.Add(new(line, domain, BalanceSide.Memo, institution.OrgCode, figure));

    internal void LeaveOut(LeftOut item) => _leftOut.Add(item);

    internal void Notify(Notice notice) => _notices.Add(notice);

    internal NetWorth Close(bool sourcesAreLive)
    {
        var lines = Lines(BalanceSide.Asset).Concat(Lines(BalanceSide.Liability)).ToImmutableArray();
        var assets = Total(BalanceSide.Asset);
        var liabilities = Total(BalanceSide.Liability);
        return new(Net(assets, liabilities), assets, liabilities, lines, [.. _leftOut])
        {
            Memo = [.. Lines(BalanceSide.Memo)],
            ByInstitution = ByInstitution(),
            IsComplete = sourcesAreLive && !_leftOut.Exists(item => item.Reason == "not-received") && !_positions.Exists(IsCarriedForward),
        };
    }

    // A rate of the last business day is as good as it gets on a holiday.
    private static bool IsCarriedForward(Position position) =>
        position.Figure is { State: FigureState.CarriedForward, Reason: not "rate-carried-forward" };

    private void Add(Position position, string name, string? itemId)
    {
        if (position.Figure.Krw is null)
        {
            var currency = position.Figure.Amount is null ? null : position.Figure.Currency;
            _leftOut.Add(new(name, position.Figure.Reason ?? "missing", position.Institution, itemId, position.Figure.Amount, currency));
        }
        else
        {
            _positions.Add(position);
        }
    }

    private IEnumerable<NetWorthLine> Lines(BalanceSide side) => _positions.Where(position => position.Side == side)
        .GroupBy(position => (position.Line, position.Domain))
        .Select(group => new NetWorthLine(
            group.Key.Line, group.Key.Domain, side, FigureMaking.Sum(group.Select(position => position.Figure)), group.Count()));

    // Nothing owed is zero and not missing, as soon as anything at all is known.
    private Figure Total(BalanceSide side) => _positions.Any(position => position.Side is not BalanceSide.Memo)
        ? FigureMaking.Sum(_positions.Where(position => position.Side == side).Select(position => position.Figure).DefaultIfEmpty(Zero))
        : Figure.Missing("KRW", "nothing-linked");

    private static Figure Zero => new(0, "KRW", 0, FigureState.Live);

    private static Figure Net(Figure assets, Figure liabilities)
    {
        if (assets.Krw is not { } owned || liabilities.Krw is not { } owed)
        {
            return Figure.Missing("KRW", "nothing-linked");
        }

        var worst = assets.State > liabilities.State ? assets : liabilities;
        return new(owned - owed, "KRW", owned - owed, worst.State)
        {
            AsOf = new[] { assets.AsOf, liabilities.AsOf }.Min(),
            Reason = worst.Reason,
        };
    }

    private ImmutableArray<InstitutionPart> ByInstitution() =>
    [
        .. _positions.Where(position => position.Side is not BalanceSide.Memo)
            .GroupBy(position => position.Institution)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new InstitutionPart(group.Key, Of(group, BalanceSide.Asset), Of(group, BalanceSide.Liability))),
    ];

    private static decimal Of(IEnumerable<Position> positions, BalanceSide side) =>
        positions.Where(position => position.Side == side).Sum(position => position.Figure.Krw!.Value);
}
