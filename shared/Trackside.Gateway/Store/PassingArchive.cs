using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;

namespace Trackside.Gateway;

/// <summary>
/// Questions to a gateway's database. May be open beside the gateway that writes: it sees what is committed.
/// One thread at a time; open as many as needed.
/// </summary>
public sealed class PassingArchive : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly string venue;

    /// <summary>Opens a database that exists.</summary>
    /// <exception cref="GatewayDatabaseException">It is missing, of a newer program, or not a database.</exception>
    public PassingArchive(string path, string venue)
    {
        this.venue = venue;
        connection = Schema.OpenReader(path);
    }

    /// <summary>How many passings are stored of the venue.</summary>
    public long CountPassings()
    {
        using SqliteCommand command = Command("SELECT count(*) FROM passing JOIN box ON box.id = passing.box WHERE venue = $venue");
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>The raw passings of a circuit by box, life, boot and seq.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="since">Only those received at or after this, in microseconds since 1970 UTC.</param>
    public IReadOnlyList<Passing> Passings(string circuit, long since = 0)
    {
        using SqliteCommand command = Command(
            $"""
            SELECT box.circuit, box.name, {PassingRows.Columns} FROM passing JOIN box ON box.id = passing.box
            WHERE venue = $venue AND circuit = $circuit AND received >= $since
            ORDER BY name, life, boot, seq
            """);
        command.Parameters.AddWithValue("$circuit", circuit);
        command.Parameters.AddWithValue("$since", since);
        return [.. PassingRows.Read(command)];
    }

    /// <summary>The passings that are known to be lost, of a circuit or of all.</summary>
    public IReadOnlyList<PassingLoss> Losses(string? circuit = null)
    {
        using SqliteCommand command = Command(
            """
            SELECT circuit, name, boot, first, last, noticed, life FROM loss JOIN box ON box.id = loss.box
            WHERE venue = $venue AND ($circuit IS NULL OR circuit = $circuit)
            ORDER BY circuit, name, life, boot, first
            """);
        command.Parameters.AddWithValue("$circuit", (object?)circuit ?? DBNull.Value);
        using SqliteDataReader row = command.ExecuteReader();
        var losses = new List<PassingLoss>();
        while (row.Read())
        {
            losses.Add(new PassingLoss(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt64(5))
            {
                Life = row.GetInt32(6),
            });
        }

        return losses;
    }

    /// <summary>The laps of a circuit, derived from its raw passings.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="loop">The loop that ends a lap.</param>
    /// <param name="since">Only from passings received at or after this, in microseconds since 1970 UTC.</param>
    /// <returns>Sorted by transponder and lap number.</returns>
    public IReadOnlyList<Lap> Laps(string circuit, string loop, long since = 0) =>
        Trackside.Gateway.Laps.Derive(Passings(circuit, since), Losses(circuit), loop);

    /// <summary>Closes the database.</summary>
    public void Dispose() => connection.Dispose();

    private SqliteCommand Command(string sql)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$venue", venue);
        return command;
    }
}
