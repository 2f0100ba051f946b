using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace MyDataHub.Domain.Tests.Assets.Books;

/// <summary>An instance of any record of the domain with every member set to something that is not its default, and a dump to compare by.</summary>
internal static class Samples
{
    internal static object Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            var items = Array.CreateInstance(type.GetGenericArguments()[0], 2);
            items.SetValue(Of(type.GetGenericArguments()[0]), 0);
            items.SetValue(Of(type.GetGenericArguments()[0]), 1);
            return typeof(ImmutableArray).GetMethods()
                .Single(method => method.Name == "Create" && method.GetParameters() is [{ ParameterType.IsArray: true }])
                .MakeGenericMethod(type.GetGenericArguments()[0]).Invoke(null, [items])!;
        }

        return type switch
        {
            _ when type == typeof(string) => "한글-text",
            _ when type == typeof(decimal) => 12_345.678m,
            _ when type == typeof(int) => 7,
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateOnly) => new DateOnly(2026, 2, 28),
            _ when type == typeof(DateTime) => new DateTime(2026, 2, 28, 13, 4, 5),
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 2, 28, 13, 4, 5, TimeSpan.FromHours(9)),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(1)!,
            _ => OfRecord(type),
        };
    }

    internal static string Dump(object? value) => value switch
    {
        null => "null",
        string text => text,
        IEnumerable items => "[" + string.Join(",", items.Cast<object>().Select(Dump)) + "]",
        IFormattable plain when value.GetType().Assembly == typeof(object).Assembly => plain.ToString(null, CultureInfo.InvariantCulture),
        Enum or bool => value.ToString()!,
        _ => value.GetType().Name + "{" + string.Join(
            ",", value.GetType().GetProperties().Where(property => property.GetMethod!.GetParameters().Length == 0 && !property.GetMethod.IsStatic).Select(property => $"{property.Name}={Dump(property.GetValue(value))}")) + "}",
    };

    private static object OfRecord(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
        var sample = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is not null))
        {
            property.SetValue(sample, Of(property.PropertyType));
        }

        return sample;
    }
}
