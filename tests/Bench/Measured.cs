namespace MyDataHub.Bench;

/// <summary>What a row saw. Ours and Limit are texts with their unit; Ratio is ours to the limit.</summary>
internal sealed record Measured(string Name, Goal Goal, string Ours, string Limit, double Ratio)
{
    /// <summary>What a reader must know to judge the number, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
