using System;
using System.Collections.Generic;
using System.Linq;
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

    /// <summary>The raw passings of a circuit in a time, by box, life, boot and seq. One whose box knew no UTC counts by when it was received.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="from">First moment, in microseconds since 1970 UTC.</param>
    /// <param name="to">The moment after the last.</param>
    public IReadOnlyList<Passing> PassingsBetween(string circuit, long from, long to)
    {
        using SqliteCommand command = Command(
            $"""
            SELECT box.circuit, box.name, {PassingRows.Columns} FROM passing JOIN box ON box.id = passing.box
            WHERE venue = $venue AND circuit = $circuit
                AND (utc >= $from AND utc < $to OR utc IS NULL AND received >= $from AND received < $to)
            ORDER BY name, life, boot, seq
            """);
        command.Parameters.AddWithValue("$circuit", circuit);
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$to", to);
        return [.. PassingRows.Read(command)];
    }

    /// <summary>What a circuit's control box told, in order.</summary>
    public IReadOnlyList<ControlSpan> Control(string circuit)
    {
        using SqliteCommand command = Command(
            "SELECT circuit, since, seen, epoch, direction, posts FROM control WHERE venue = $venue AND circuit = $circuit ORDER BY since");
        command.Parameters.AddWithValue("$circuit", circuit);
        return ControlLog.Read(command);
    }

    /// <summary>Laps, sectors, stages and speeds of a circuit, derived from its raw passings by the route that ran at each time.</summary>
    /// <param name="course">The circuit and the rules to derive by.</param>
    /// <param name="now">Microseconds since 1970 UTC: a run under way at this time may still finish.</param>
    /// <param name="from">Only passings at or after this.</param>
    /// <param name="to">Only passings before this.</param>
    public TimeSheet Sheet(Course course, long now, long from = 0, long to = long.MaxValue) =>
        TimeSheet.Derive(
            course, Control(course.Circuit), [.. course.Partners.Prepend(course.Circuit).SelectMany(circuit => PassingsBetween(circuit, from, to))],
            Losses(course.Circuit), now);

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
