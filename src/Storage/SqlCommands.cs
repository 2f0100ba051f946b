using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace MyDataHub.Storage;

/// <summary>The only ways to a command: its text is a constant, so nothing can be spliced into it.</summary>
internal static class SqlCommands
{
#pragma warning disable RS0030 // The one place that may call it: the text is known to be constant.
    internal static NpgsqlCommand Sql(
        this NpgsqlDataSource postgres, [ConstantExpected] string text, params ReadOnlySpan<object?> values) =>
        With(postgres.CreateCommand(text), values);
#pragma warning restore RS0030

    internal static NpgsqlCommand Sql(
        this NpgsqlConnection connection, [ConstantExpected] string text, params ReadOnlySpan<object?> values) =>
        With(new NpgsqlCommand(text, connection), values);

    internal static NpgsqlBatchCommand Add(
        this NpgsqlBatch batch, [ConstantExpected] string text, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(text);
        Fill(command.Parameters, values);
        batch.BatchCommands.Add(command);
        return command;
    }

    internal static T? Nullable<T>(this NpgsqlDataReader row, int column)
        where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

    private static NpgsqlCommand With(NpgsqlCommand command, ReadOnlySpan<object?> values)
    {
        Fill(command.Parameters, values);
        return command;
    }

    private static void Fill(NpgsqlParameterCollection parameters, ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            // PostgreSQL stores instants in UTC and Npgsql insists on it.
            parameters.Add(new NpgsqlParameter { Value = value is DateTimeOffset at ? at.ToUniversalTime() : value ?? DBNull.Value });
        }
    }
}
