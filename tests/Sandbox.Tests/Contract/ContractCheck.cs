using System.Text.Json.Nodes;

namespace MyDataHub.Sandbox.Tests.Contract;

/// <summary>Compares an answer with the fields it should have, and names everything that differs.</summary>
internal static class ContractCheck
{
    public static IEnumerable<string> Problems(JsonObject answer, IReadOnlyList<Field> fields, string where)
    {
        var known = fields.ToDictionary(field => field.Name);
        foreach (var missing in fields.Where(field => field.IsRequired && !answer.ContainsKey(field.Name)))
        {
            yield return $"{where}: {missing.Name} is missing";
        }

        foreach (var (name, value) in answer)
        {
            if (!known.TryGetValue(name, out var field))
            {
                yield return $"{where}: {name} is unknown";
                continue;
            }

            foreach (var problem in field.Type == "Object" ? ListProblems(answer, field, where) : ValueProblems(value, field, where))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<string> ListProblems(JsonObject answer, Field list, string where)
    {
        if (answer[list.Name] is not JsonArray rows)
        {
            yield return $"{where}: {list.Name} is no list";
            yield break;
        }

        if ((string?)answer[list.Name.Replace("_list", "_cnt", StringComparison.Ordinal)] != rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            yield return $"{where}: the count of {list.Name} is wrong";
        }

        foreach (var row in rows)
        {
            foreach (var problem in row is JsonObject item ? Problems(item, list.Members, $"{where}.{list.Name}") : [$"{where}: {list.Name} has a row that is no object"])
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<string> ValueProblems(JsonNode? value, Field field, string where)
    {
        if (value is not JsonValue leaf || !leaf.TryGetValue<string>(out var text))
        {
            yield return $"{where}: {field.Name} is no string";
        }
        else if (!field.Takes(text))
        {
            yield return $"{where}: {field.Name} is not {field.Type}: '{text}'";
        }
    }
}
