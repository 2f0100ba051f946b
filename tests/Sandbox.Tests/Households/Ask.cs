using System.Globalization;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households;

namespace MyDataHub.Sandbox.Tests.Households;

/// <summary>Short questions to households.</summary>
internal static class Ask
{
    public static readonly DateTimeOffset Now = At("2026-11-22T20:15:00");

    public static DateTimeOffset At(string wall) =>
        DateTimeOffset.Parse(wall + "+09:00", CultureInfo.InvariantCulture);

    public static HeldRows? Try(
        this IHouseholdData data,
        string org,
        string resource,
        Person person,
        DateTimeOffset now,
        params (string Name, string Value)[] args) =>
        data.Read(org, resource, person.Ci, args.ToDictionary(arg => arg.Name, arg => arg.Value), now);

    public static HeldRows Get(
        this IHouseholdData data,
        string org,
        string resource,
        Person person,
        DateTimeOffset now,
        params (string Name, string Value)[] args) =>
        data.Try(org, resource, person, now, args)
        ?? throw new InvalidOperationException($"{org}{resource} answers nothing about {person.Name}.");

    public static string Text(this JsonObject row, string member) => (string)row[member]!;

    public static decimal Won(this JsonObject row, string member) =>
        decimal.Parse(row.Text(member), CultureInfo.InvariantCulture);

    /// <summary>Everything an answer says, for comparing.</summary>
    public static string Written(this HeldRows? rows) => rows is null
        ? "nothing"
        : rows.Head.ToJsonString() + rows.ListName + string.Concat(rows.Rows.Select(row => row.ToJsonString()));
}
