namespace MyDataHub.Domain.Policies;

/// <summary>Every legal rate, threshold and tier as dated rows, so that a figure of one year stays reproducible in another.</summary>
public sealed partial record PolicyTable
{
    public static readonly PolicyTable Korea = new();
}
