using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Renumbering;

/// <summary>Finds the numbers that succeed one another: every two of them fit, and nobody else fits any of them.</summary>
internal static class Successions
{
    internal static (List<Numbers> Found, List<UnclearNumber> Unclear) Of(BookState state)
    {
        var (found, unclear) = (new List<Numbers>(), new List<UnclearNumber>());
        foreach (var group in state.Listings.GroupBy(pair => Look.Of(pair.Value.Row)).Where(group => group.Skip(1).Any()))
        {
            var listed = group.GroupBy(pair => pair.Key.Asset).Select(listings => new ListedNumber(listings.Key, [.. listings])).ToList();
            if (listed.Count > 1 && listed.Exists(one => listed.Exists(other => one.CanSucceed(other))))
            {
                Read(state, listed, found, unclear);
            }
        }

        return (found, unclear);
    }

    private static void Read(BookState state, List<ListedNumber> listed, List<Numbers> found, List<UnclearNumber> unclear)
    {
        foreach (var number in listed)
        {
            number.Birth = Birth.Of(state, number.Listings);
        }

        bool Fits(ListedNumber one, ListedNumber other) => one.CanSucceed(other) && IsAllowed(state, one.Key, other.Key) && one.IsBornAs(other) == true;
        bool MayFit(ListedNumber one, ListedNumber other) => one.CanSucceed(other) && IsAllowed(state, one.Key, other.Key) && one.IsBornAs(other) != false;
        var left = new List<ListedNumber>();
        foreach (var numbers in Connected(listed, Fits))
        {
            if (numbers.Count > 1 && numbers.TrueForAll(one => numbers.TrueForAll(other => one == other || Fits(one, other))))
            {
                found.Add(NumbersOf(numbers));
            }
            else
            {
                left.AddRange(numbers);
            }
        }

        unclear.AddRange(from old in left
                         where !old.IsListed(state)
                         from later in left
                         where later.IsListed(state) && later.Since > old.At && MayFit(old, later)
                         orderby later.Since, later.Key.Number
                         select new UnclearNumber(old.Key, later.Key, later.Since!.Value));
    }

    private static IEnumerable<List<ListedNumber>> Connected(List<ListedNumber> listed, Func<ListedNumber, ListedNumber, bool> fits)
    {
        var open = new List<ListedNumber>(listed);
        while (open.Count > 0)
        {
            var reached = new List<ListedNumber> { open[0] };
            for (var i = 0; i < reached.Count; i++)
            {
                reached.AddRange(open.Where(other => !reached.Contains(other) && fits(reached[i], other)).ToList());
            }

            open.RemoveAll(reached.Contains);
            yield return reached;
        }
    }

    private static Numbers NumbersOf(List<ListedNumber> numbers)
    {
        var first = numbers.MinBy(number => (number.Since ?? DateTimeOffset.MinValue, number.Key.Number))!;
        var current = numbers.MaxBy(number => (number.At, number.Key.Number))!;
        return new(first.Key, [.. numbers.Where(number => number != first).Select(number => number.Key)], current.Key, current.Since);
    }

    private static bool IsAllowed(BookState state, AssetKey one, AssetKey other) => !state.Decisions.Any(decision =>
        decision is { IsSame: false, Left.TransactionId: null, Right.TransactionId: null }
        && ((decision.Left.Asset == one && decision.Right.Asset == other) || (decision.Left.Asset == other && decision.Right.Asset == one)));

    /// <summary>What two numbers of one asset have in common at least. A car's number is stamped into it.</summary>
    private sealed record Look(InstitutionId Institution, AssetKind Kind, string? Seqno, string TypeCode, string Name)
    {
        internal static Look Of(ListedAsset row) => new(row.Key.Institution, row.Key.Kind, row.Key.Seqno, row.TypeCode, row.Name);
    }
}

/// <summary>A number with everything that lists said of it.</summary>
internal sealed class ListedNumber(AssetKey key, List<KeyValuePair<ListingKey, Listing>> listings)
{
    internal AssetKey Key => key;

    internal List<KeyValuePair<ListingKey, Listing>> Listings => listings;

    internal Dictionary<string, string> Birth { get; set; } = [];

    internal DateTimeOffset At { get; } = listings.Max(listing => listing.Value.At);

    /// <summary>Null where that was before it was kept.</summary>
    internal DateTimeOffset? Since { get; } = listings.Exists(listing => listing.Value.Since is null) ? null : listings.Min(listing => listing.Value.Since);

    /// <summary>One list had both and never at once, which is known only since it is kept.</summary>
    internal bool CanSucceed(ListedNumber other) => key != other.Key
        && key.Kind is not AssetKind.Vehicle
        && (Since ?? other.Since) is not null
        && listings.Exists(mine => other.Listings.Exists(theirs => theirs.Key.List == mine.Key.List))
        && !listings.Exists(listing => listing.Value.Beside.Contains(other.Key))
        && !other.Listings.Exists(listing => listing.Value.Beside.Contains(key));

    /// <summary>False when anything of their beginning differs, null when nothing is known of both.</summary>
    internal bool? IsBornAs(ListedNumber other)
    {
        var common = Birth.Keys.Where(other.Birth.ContainsKey).ToList();
        return common.Count == 0 ? null : common.TrueForAll(name => Birth[name] == other.Birth[name]);
    }

    internal bool IsListed(BookState state) => listings.Exists(listing =>
        state.Facts.GetValueOrDefault(listing.Key.List)?.Value is AssetList list && list.Assets.Any(row => row.Key == key));
}
