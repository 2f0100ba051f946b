namespace MyDataHub.Bench;

/// <summary>One thing that is measured against the limit that bounds it, both in this run on this machine.</summary>
internal abstract class Row
{
    /// <summary>As the command line and the last lines name it.</summary>
    public abstract string Name { get; }

    /// <summary>What is measured, and against what: one line for a person.</summary>
    public abstract string What { get; }

    /// <summary>Measures ours and the limit in turn, this many rounds. A row may give more than one measurement.</summary>
    public abstract Task<IReadOnlyList<Measured>> MeasureAsync(int rounds, CancellationToken ct);
}
