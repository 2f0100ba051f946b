namespace MyDataHub.Providers.KrMyData.Wire;

/// <summary>A member that cannot be read, by its path and never by its value. The reader of the whole answer turns it into Malformed.</summary>
internal sealed class WireFormatException(string path, string problem) : Exception($"{path} {problem}")
{
    internal string Path { get; } = path;

    internal string Problem { get; } = problem;
}
