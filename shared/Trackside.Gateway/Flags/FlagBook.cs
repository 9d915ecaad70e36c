using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;

namespace Trackside.Gateway;

/// <summary>
/// Questions to the flag log. May be open beside the gateway that writes: it sees what is committed. One thread at a time; open as many as needed.
/// </summary>
public sealed class FlagBook : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly string venue;

    /// <summary>Opens a database that exists.</summary>
    /// <exception cref="GatewayDatabaseException">It is missing, of a newer program, or not a database.</exception>
    public FlagBook(string path, string venue)
    {
        this.venue = venue;
        connection = Schema.OpenReader(path);
    }

    /// <summary>The lines of a circuit in a time, in the order in which things happened.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="from">First moment, in microseconds since 1970 UTC.</param>
    /// <param name="to">The moment after the last.</param>
    /// <param name="box">Only the lines of this post, and those for the whole circuit; null for all.</param>
    public IReadOnlyList<FlagEntry> Entries(string circuit, long from = 0, long to = long.MaxValue, string? box = null)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT {FlagRows.Columns} FROM flag
            WHERE venue = $venue AND circuit = $circuit AND at >= $from AND at < $to AND ($box IS NULL OR box IN ('', $box))
            ORDER BY at, id
            """;
        command.Parameters.AddWithValue("$venue", venue);
        command.Parameters.AddWithValue("$circuit", circuit);
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$to", to);
        command.Parameters.AddWithValue("$box", (object?)box ?? DBNull.Value);
        using SqliteDataReader row = command.ExecuteReader();
        var entries = new List<FlagEntry>();
        while (row.Read())
        {
            entries.Add(FlagRows.Read(row, 0));
        }

        return entries;
    }

    /// <summary>Closes the database.</summary>
    public void Dispose() => connection.Dispose();
}
