using System.Collections.Frozen;
using System.Text.RegularExpressions;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Faults;

/// <summary>Something that goes wrong at a party, for the calls whose path ends as the pattern says.</summary>
internal sealed class Fault
{
    private static readonly FrozenSet<string> Kinds = FrozenSet.Create(
        StringComparer.Ordinal,
        FaultKind.RspCode, FaultKind.OAuthError, FaultKind.Delay, FaultKind.Hang, FaultKind.TruncatedJson, FaultKind.MalformedJson,
        FaultKind.WrongTypes, FaultKind.NativeTypes, FaultKind.NullMembers, FaultKind.UnknownMembers, FaultKind.RepeatedCursor,
        FaultKind.CyclicCursor, FaultKind.EndlessPages, FaultKind.OversizedBody, FaultKind.GzipBomb, FaultKind.SlowBody, FaultKind.Redirect, FaultKind.ExpiredCertificate,
        FaultKind.CloseConnection, FaultKind.LostReply, FaultKind.MissingTranIdEcho, FaultKind.IdChanges, FaultKind.Maintenance);

    private readonly Regex _path;
    private readonly double _probability;
    private int _remaining;
    private int _drawn;

    private Fault(FaultSetting setting, string kind, string? parameter)
    {
        Setting = setting;
        Kind = kind;
        Parameter = parameter;
        _probability = setting.Probability ?? 1;
        _remaining = setting.Times ?? int.MaxValue;
        var pattern = Regex.Escape(setting.Resource ?? "*").Replace("\\*", ".*", StringComparison.Ordinal);
        _path = new Regex($"{pattern}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    public FaultSetting Setting { get; }

    public string Kind { get; }

    public string? Parameter { get; }

    /// <summary>How many more calls it hits.</summary>
    public int Remaining => Volatile.Read(ref _remaining);

    /// <summary>Reads a setting; the second answer says what is wrong with it.</summary>
    public static (Fault? Fault, string? Problem) Parse(FaultSetting setting)
    {
        var colon = setting.Kind?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        var kind = colon < 0 ? setting.Kind : setting.Kind![..colon];
        var parameter = colon < 0 ? setting.Parameter : setting.Kind![(colon + 1)..];
        if (kind is null || !Kinds.Contains(kind))
        {
            return (null, $"'{setting.Kind}' is no kind of fault. Kinds: {string.Join(", ", Kinds.Order(StringComparer.Ordinal))}.");
        }

        return ProblemOf(kind, parameter, setting) is { } problem
            ? (null, problem)
            : (new Fault(setting, kind, parameter), null);
    }

    /// <summary>Whether it hits this call. A hit is used up.</summary>
    public bool Hits(string path, long seed)
    {
        if (Remaining <= 0 || !_path.IsMatch(path) || !IsDrawn(seed))
        {
            return false;
        }

        return _remaining == int.MaxValue || Interlocked.Decrement(ref _remaining) >= 0;
    }

    private static string? ProblemOf(string kind, string? parameter, FaultSetting setting) => (kind, parameter) switch
    {
        _ when setting.Probability is < 0 or > 1 => "probability goes from 0 to 1.",
        _ when setting.Times is < 1 => "times is at least 1; leave it out for ever.",
        (FaultKind.RspCode, _) when parameter is null || RspCode.Find(parameter) is null => "rsp_code needs a code of section 5.1.",
        (FaultKind.IdChanges, not (null or IdDisguise.OnlyAssets or IdDisguise.OnlyTransactions)) => $"id_changes is of {IdDisguise.OnlyAssets}, of {IdDisguise.OnlyTransactions}, or of both.",
        (FaultKind.OAuthError, null or "") => "oauth_error needs an error of section 5.2.",
        (FaultKind.Delay or FaultKind.OversizedBody or FaultKind.GzipBomb or FaultKind.SlowBody, _) when !int.TryParse(parameter, out var number) || number < 0 =>
            $"{kind} needs a whole number.",
        _ => null,
    };

    // The draws are a function of the seed and their count, so that a run can be repeated.
    private bool IsDrawn(long seed) =>
        _probability >= 1 || SeededDraw.Fraction(seed, Interlocked.Increment(ref _drawn)) < _probability;
}

/// <summary>A fault as the control port takes it.</summary>
/// <param name="Resource">Pattern of the end of the path, with <c>*</c>; everything when absent.</param>
/// <param name="Kind">One of <see cref="FaultKind"/>; its parameter may follow after a colon.</param>
/// <param name="Parameter">What the kind needs: a code, an error, milliseconds, bytes, member names.</param>
/// <param name="Times">How many calls it hits; absent means until it is cleared.</param>
/// <param name="Probability">How likely it hits a call, 0 to 1; absent means always.</param>
internal sealed record FaultSetting(string? Resource, string? Kind, string? Parameter = null, int? Times = null, double? Probability = null);
