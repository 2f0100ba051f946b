using System.Diagnostics.CodeAnalysis;

namespace MyDataHub.Sandbox.Households.Living;

/// <summary>What a person is to each institution, such as the customer of a bank, by its org_code.</summary>
internal sealed class Relations
{
    private readonly Dictionary<string, object> _byOrg = new(StringComparer.Ordinal);

    public IEnumerable<T> All<T>() => _byOrg.Values.OfType<T>();

    public T Begin<T>(string orgCode, T relation)
        where T : notnull
    {
        _byOrg.Add(orgCode, relation);
        return relation;
    }

    public bool TryFind<T>(string orgCode, [NotNullWhen(true)] out T? relation)
        where T : class
    {
        relation = _byOrg.GetValueOrDefault(orgCode) as T;
        return relation is not null;
    }
}
