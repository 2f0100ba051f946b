using System.Collections.Immutable;

namespace MyDataHub.Domain.Policies;

/// <summary>A value in force from one day to another (null: until further notice), with where it comes from.</summary>
public sealed record Dated<T>(DateOnly From, DateOnly? To, T Value, string Source);

/// <summary>One policy over time.</summary>
public sealed record DatedRows<T>(ImmutableArray<Dated<T>> Rows)
{
    /// <summary>The row in force on the day; null when none is, which is then missing and not zero.</summary>
    public Dated<T>? On(DateOnly day) => Rows.LastOrDefault(row => row.From <= day && (row.To is null || day <= row.To));
}
