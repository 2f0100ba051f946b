using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace MyDataHub.Domain.Consents.Grants;

/// <summary>Which of something is meant: all there is, or exactly the ids named. Compared by what it covers.</summary>
[JsonConverter(typeof(SelectionConverter))]
public sealed class Selection : IEquatable<Selection>
{
    public static readonly Selection All = new(null);

    /// <summary>Covers nothing.</summary>
    public static readonly Selection None = Of([]);

    private readonly ImmutableSortedSet<string>? _ids;

    private Selection(ImmutableSortedSet<string>? ids) => _ids = ids;

    public bool IsAll => _ids is null;

    public bool IsEmpty => _ids is { IsEmpty: true };

    /// <summary>The ids named, in order; none when all are meant.</summary>
    public ImmutableSortedSet<string> Ids => _ids ?? None._ids!;

    public static Selection Of(IEnumerable<string> ids) => new(ids.ToImmutableSortedSet(StringComparer.Ordinal));

    public bool Covers(string id) => _ids is null || _ids.Contains(id);

    public bool IsWithin(Selection other) => other._ids is null || (_ids is not null && _ids.IsSubsetOf(other._ids));

    /// <summary>What both cover.</summary>
    public Selection And(Selection other) => (_ids, other._ids) switch
    {
        (null, _) => other,
        (_, null) => this,
        ({ } mine, { } theirs) => new(mine.Intersect(theirs)),
    };

    /// <summary>What either covers.</summary>
    public Selection Or(Selection other) => _ids is null || other._ids is null ? All : new(_ids.Union(other._ids));

    public bool Equals(Selection? other) =>
        other is not null && (_ids is null ? other._ids is null : other._ids is not null && _ids.SetEquals(other._ids));

    public override bool Equals(object? obj) => Equals(obj as Selection);

    public override int GetHashCode() => _ids is null ? -1 : _ids.Aggregate(0, HashCode.Combine);

    public override string ToString() => IsAll ? "all" : $"{Ids.Count} chosen";
}
