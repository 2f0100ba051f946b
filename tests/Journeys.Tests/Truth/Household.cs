namespace MyDataHub.Journeys.Tests.Truth;

/// <summary>What one household owns and owes in whole won, line by line, added up here and nowhere else.</summary>
internal sealed class Household
{
    private readonly SortedDictionary<string, decimal> _lines = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, decimal> Lines => _lines;

    /// <summary>Own-currency amounts without a rate: in no sum, and shown.</summary>
    internal SortedSet<string> WithoutRate { get; } = new(StringComparer.Ordinal);

    internal void Add(string line, decimal won) => _lines[line] = _lines.GetValueOrDefault(line) + won;

    internal void Add(Books books, string line, decimal amount, string currency)
    {
        if (amount == 0)
        {
            return;
        }

        if (books.Won(amount, currency) is { } won)
        {
            Add(line, won);
        }
        else
        {
            WithoutRate.Add($"{currency} {amount:0.####}");
        }
    }

    internal decimal Sum(params ReadOnlySpan<string> lines)
    {
        var sum = 0m;
        foreach (var line in lines)
        {
            sum += _lines.GetValueOrDefault(line);
        }

        return sum;
    }
}
