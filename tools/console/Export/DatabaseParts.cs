using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Trackside.Technician.Export;

/// <summary>
/// The rows of a gateway's database within a span, one part a table, one JSON object a line. Every table is taken, also one that a later gateway adds: by its time where it has one,
/// whole where it has none. Reads only.
/// </summary>
internal static class DatabaseParts
{
    private const string Forever = "9223372036854775807";

    // The first of these whose columns a table has says from when to when a row stands. What stood when the span began belongs to it: a state, a flag or figures stand until the next.
    private static readonly (string[] Columns, string Begin, string End)[] spans =
    [
        (["box", "since", "alarms"], "since", $"coalesce((SELECT min(later.since) FROM condition AS later WHERE later.box = condition.box AND later.since > condition.since), {Forever})"),
        (["box", "at", "uptime"], "at", $"coalesce((SELECT min(later.at) FROM health AS later WHERE later.box = health.box AND later.at > health.at), {Forever})"),
        (["circuit", "since", "posts"], "since", $"coalesce((SELECT min(later.since) FROM control AS later WHERE later.venue = control.venue AND later.circuit = control.circuit AND later.since > control.since), {Forever})"),
        (["id", "at", "kind", "provedAt"], "at", $"""
            CASE WHEN kind NOT IN ('shown', 'told') THEN at ELSE coalesce((SELECT later.at FROM flag AS later WHERE later.venue = flag.venue AND later.circuit = flag.circuit
            AND later.box = flag.box AND later.kind = flag.kind AND later.id > flag.id ORDER BY later.id LIMIT 1), {Forever}) END
            """),
        (["opened", "closed"], "opened", "coalesce(closed, 9223372036854775807)"),
        (["since", "seen"], "since", "seen"),
        (["utc", "received"], "coalesce(utc, received)", "coalesce(utc, received)"),
        (["received"], "received", "received"),
        (["noticed"], "noticed", "noticed"),
        (["utc"], "utc", "utc"),
        (["at"], "at", "at"),
    ];

    /// <summary>Reads the parts.</summary>
    /// <param name="database">The database.</param>
    /// <param name="from">Microseconds since 1970 UTC.</param>
    /// <param name="to">The first microsecond after the span.</param>
    public static IReadOnlyList<Part> Read(string database, long from, long to)
    {
        SqliteConnectionStringBuilder builder = new() { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 10 };
        using SqliteConnection connection = new(builder.ConnectionString);
        connection.Open();

        // One transaction: every table of the same instant, while a gateway goes on writing.
        using SqliteTransaction instant = connection.BeginTransaction(deferred: true);
        List<Part> parts = [];
        foreach (string table in Names(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
        {
            parts.Add(Table(connection, table, from, to));
        }

        return parts;
    }

    private static Part Table(SqliteConnection connection, string table, long from, long to)
    {
        HashSet<string> columns = [.. Names(connection, $"SELECT name FROM pragma_table_info('{table}')")];
        (string[] Columns, string Begin, string End) span = spans.FirstOrDefault(span => span.Columns.All(columns.Contains));
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"" + (span.Columns is null ? "" : $" WHERE {span.Begin} < $to AND {span.End} >= $from");
        if (span.Columns is not null)
        {
            command.Parameters.AddWithValue("$from", from);
            command.Parameters.AddWithValue("$to", to);
        }

        using MemoryStream content = new();
        using SqliteDataReader row = command.ExecuteReader();
        int rows = 0;
        while (row.Read())
        {
            Dictionary<string, object?> values = Enumerable.Range(0, row.FieldCount).ToDictionary(row.GetName, i => row.IsDBNull(i) ? null : row.GetValue(i));
            JsonSerializer.Serialize(content, values);
            content.WriteByte((byte)'\n');
            rows++;
        }

        return new Part($"{table}.jsonl", content.ToArray(), rows);
    }

    private static List<string> Names(SqliteConnection connection, string query)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = query;
        using SqliteDataReader row = command.ExecuteReader();
        List<string> names = [];
        while (row.Read())
        {
            names.Add(row.GetString(0));
        }

        return names;
    }
}
