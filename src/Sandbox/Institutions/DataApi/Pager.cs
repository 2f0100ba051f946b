using System.Globalization;
using Microsoft.Extensions.Options;
using MyDataHub.Sandbox.Faults;

namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>
/// Which rows stand on a page, and where the next one begins (3.4). Pages may be shorter than asked for, or empty.
/// </summary>
internal sealed class Pager(IOptions<SandboxOptions> options)
{
    private const int WithoutLimit = 500;
    private const double Empty = 0.03;
    private const double Short = 0.15;

    public PageOfRows Cut(DataCall call, ReadyRows ready, Cursor at)
    {
        var offset = Math.Min(at.Offset, ready.Rows.Length);
        var count = Math.Min(Size(call, at), ready.Rows.Length - offset);
        return new PageOfRows(offset, count, Next(call, ready, at, offset + count));
    }

    private static Cursor? Next(DataCall call, ReadyRows ready, Cursor at, int end)
    {
        if (call.Faults.Has(FaultKind.RepeatedCursor))
        {
            return at;
        }

        if (end < ready.Rows.Length)
        {
            return at with { Offset = end, Page = at.Page + 1 };
        }

        return call.Faults switch
        {
            var faults when faults.Has(FaultKind.CyclicCursor) => at with { Offset = 0, Page = 0 },
            var faults when faults.Has(FaultKind.EndlessPages) => at with { Offset = 0, Page = at.Page + 1 },
            _ => null,
        };
    }

    private int Size(DataCall call, Cursor at)
    {
        var limit = call.Member("limit") is { } asked ? int.Parse(asked, CultureInfo.InvariantCulture) : WithoutLimit;
        if (!options.Value.SurprisePages)
        {
            return limit;
        }

        var draw = SeededDraw.Fraction(options.Value.Seed, HashCode.Of(call.Resource!.Id, call.Ci, at.Offset, at.Page));
        return draw switch
        {
            < Empty => 0,
            < Short => Math.Max(1, limit / 2),
            _ => limit,
        };
    }

    /// <summary>A hash that is the same in every run, unlike that of the framework.</summary>
    private static class HashCode
    {
        public static long Of(string resource, string ci, int offset, int page)
        {
            var hash = 1469598103934665603L;
            foreach (var part in resource.Concat(ci).Select(character => (int)character).Append(offset).Append(page))
            {
                hash = unchecked((hash ^ part) * 1099511628211L);
            }

            return hash;
        }
    }
}

internal readonly record struct PageOfRows(int Offset, int Count, Cursor? Next);
