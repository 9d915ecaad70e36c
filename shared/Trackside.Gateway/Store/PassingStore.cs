using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Data.Sqlite;

namespace Trackside.Gateway;

/// <summary>
/// The one writer of the database. All changes between <see cref="Begin"/> and <see cref="Commit"/> become durable together or not at all.
/// One thread.
/// </summary>
internal sealed class PassingStore : IDisposable
{
    private readonly string venue;
    private readonly Action? beforeCommit;
    private readonly SqliteConnection connection;
    private readonly PassingInsert insertPassing;
    private readonly Dictionary<(string Circuit, string Box), long> boxes = [];
    private readonly Dictionary<long, bool> hasLosses = []; // by box: most have none, and each lap asks
    private SqliteTransaction? transaction;

    internal PassingStore(string path, string venue, Action? beforeCommit)
    {
        this.venue = venue;
        this.beforeCommit = beforeCommit;
        connection = Schema.OpenWriter(path);
        insertPassing = new PassingInsert(connection);
    }

    /// <summary>The connection, for a test that limits it.</summary>
    internal SqliteConnection Connection => connection;

    internal void Begin() => transaction = connection.BeginTransaction();

    /// <summary>Returns when the changes are on the disk.</summary>
    internal void Commit()
    {
        beforeCommit?.Invoke();
        transaction!.Commit();
        transaction.Dispose();
        transaction = null;
    }

    /// <summary>Undoes everything since <see cref="Begin"/>; does nothing outside of a transaction.</summary>
    internal void Rollback()
    {
        boxes.Clear(); // a box's row may have been part of what is undone
        hasLosses.Clear();
        transaction?.Dispose();
        transaction = null;
    }

    /// <summary>Adds a passing that is not stored yet.</summary>
    internal void Insert(Passing passing) => insertPassing.Run(BoxId(passing.Circuit, passing.Box), passing);

    internal void InsertLoss(PassingLoss loss)
    {
        using SqliteCommand command = Command(
            "INSERT INTO loss (box, life, boot, first, last, noticed) VALUES ($box, $life, $boot, $first, $last, $noticed) ON CONFLICT DO NOTHING",
            ("$box", BoxId(loss.Circuit, loss.Box)), ("$life", loss.Life), ("$boot", loss.Boot), ("$first", loss.First), ("$last", loss.Last), ("$noticed", loss.Noticed));
        command.ExecuteNonQuery();
        hasLosses.Clear();
    }

    internal void DeleteLoss(PassingLoss loss)
    {
        using SqliteCommand command = Command(
            "DELETE FROM loss WHERE box = $box AND life = $life AND boot = $boot AND first = $first",
            ("$box", BoxId(loss.Circuit, loss.Box)), ("$life", loss.Life), ("$boot", loss.Boot), ("$first", loss.First));
        command.ExecuteNonQuery();
    }

    /// <summary>Whether this very passing is stored, in its own life or an earlier one. Its UTC may have become known since.</summary>
    internal bool HoldsSame(Passing passing)
    {
        // One exact look-up a life: a range over lives would read all of the box.
        for (int life = passing.Life; life >= 0; life--)
        {
            if (HoldsSame(passing, life))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The newest life of a box; 0 for a box that has none.</summary>
    internal int ReadLife(string circuit, string box)
    {
        using SqliteCommand command = Command("SELECT coalesce(max(life), 0) FROM passing WHERE box = $box", ("$box", BoxId(circuit, box)));
        return (int)(long)command.ExecuteScalar()!;
    }

    /// <summary>The numbers stored of one boot of a box, ascending.</summary>
    internal List<int> ReadSequences(string circuit, string box, int life, int boot)
    {
        using SqliteCommand command = Command(
            "SELECT seq FROM passing WHERE box = $box AND life = $life AND boot = $boot ORDER BY seq",
            ("$box", BoxId(circuit, box)), ("$life", life), ("$boot", boot));
        using SqliteDataReader row = command.ExecuteReader();
        var sequences = new List<int>();
        while (row.Read())
        {
            sequences.Add(row.GetInt32(0));
        }

        return sequences;
    }

    /// <summary>The losses of some boots of a box, ascending.</summary>
    internal List<PassingLoss> ReadLosses(string circuit, string box, int life, int firstBoot, int lastBoot)
    {
        if (!HasLosses(BoxId(circuit, box)))
        {
            return [];
        }

        using SqliteCommand command = Command(
            "SELECT boot, first, last, noticed FROM loss WHERE box = $box AND life = $life AND boot BETWEEN $from AND $to ORDER BY boot, first",
            ("$box", BoxId(circuit, box)), ("$life", life), ("$from", firstBoot), ("$to", lastBoot));
        using SqliteDataReader row = command.ExecuteReader();
        var losses = new List<PassingLoss>();
        while (row.Read())
        {
            losses.Add(new PassingLoss(circuit, box, row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt64(3)) { Life = life });
        }

        return losses;
    }

    /// <summary>Boots of a box's life before a given one of which some passings are neither stored nor recorded as lost.</summary>
    internal List<int> ReadBootsWithHoles(string circuit, string box, int life, int before)
    {
        using SqliteCommand command = Command(
            """
            SELECT boot FROM passing WHERE box = $box AND life = $life AND boot < $before GROUP BY boot
            HAVING max(seq) > count(*) + (
                SELECT coalesce(sum(last - first + 1), 0) FROM loss WHERE loss.box = $box AND loss.life = $life AND loss.boot = passing.boot)
            """,
            ("$box", BoxId(circuit, box)), ("$life", life), ("$before", before));
        using SqliteDataReader row = command.ExecuteReader();
        var boots = new List<int>();
        while (row.Read())
        {
            boots.Add(row.GetInt32(0));
        }

        return boots;
    }

    /// <summary>What a circuit's control box told, in order.</summary>
    internal List<ControlSpan> ReadControl(string circuit)
    {
        using SqliteCommand command = Command(
            "SELECT circuit, since, seen, epoch, direction, posts FROM control WHERE venue = $venue AND circuit = $circuit ORDER BY since",
            ("$venue", venue), ("$circuit", circuit));
        return ControlLog.Read(command);
    }

    internal void InsertControl(ControlSpan span)
    {
        using SqliteCommand command = Command(
            """
            INSERT INTO control (venue, circuit, since, seen, epoch, direction, posts)
            VALUES ($venue, $circuit, $since, $seen, $epoch, $direction, $posts)
            """,
            ("$venue", venue), ("$circuit", span.Circuit), ("$since", span.Since), ("$seen", span.Seen),
            ("$epoch", span.Epoch), ("$direction", span.Direction), ("$posts", span.Posts));
        command.ExecuteNonQuery();
    }

    internal void UpdateControl(ControlSpan span)
    {
        using SqliteCommand command = Command(
            "UPDATE control SET seen = $seen WHERE venue = $venue AND circuit = $circuit AND since = $since",
            ("$venue", venue), ("$circuit", span.Circuit), ("$since", span.Since), ("$seen", span.Seen));
        command.ExecuteNonQuery();
    }

    /// <summary>The passings of one transponder over the loops of a box, in no order.</summary>
    internal List<Passing> ReadPassings(string circuit, string box, long transponder)
    {
        using SqliteCommand command = Command(
            $"""
            SELECT box.circuit, box.name, {PassingRows.Columns} FROM passing JOIN box ON box.id = passing.box
            WHERE transponder = $transponder AND passing.box = $box
            """,
            ("$transponder", transponder), ("$box", BoxId(circuit, box)));
        return [.. PassingRows.Read(command)];
    }

    /// <summary>The passings of a course from a moment on, in no order. One whose box knew no UTC counts by when it was received.</summary>
    internal List<Passing> ReadPassings(Course course, long from)
    {
        List<Passing> passings = [];
        foreach (string circuit in course.Partners.Prepend(course.Circuit))
        {
            using SqliteCommand command = Command(
                $"""
                SELECT box.circuit, box.name, {PassingRows.Columns} FROM box JOIN passing ON passing.box = box.id
                WHERE venue = $venue AND circuit = $circuit AND (utc >= $from OR utc IS NULL AND received >= $from)
                """,
                ("$venue", venue), ("$circuit", circuit), ("$from", from));
            passings.AddRange(PassingRows.Read(command));
        }

        return passings;
    }

    /// <summary>Up to when it is told of a stage who did not finish it, in microseconds since 1970 UTC; 0 for never.</summary>
    internal long ReadStageEnd(string circuit)
    {
        using SqliteCommand command = Command("SELECT told FROM stage WHERE venue = $venue AND circuit = $circuit", ("$venue", venue), ("$circuit", circuit));
        return command.ExecuteScalar() is long told ? told : 0;
    }

    /// <summary>Writes that down.</summary>
    internal void WriteStageEnd(string circuit, long told)
    {
        using SqliteCommand command = Command(
            "INSERT INTO stage (venue, circuit, told) VALUES ($venue, $circuit, $told) ON CONFLICT DO UPDATE SET told = $told", ("$venue", venue), ("$circuit", circuit), ("$told", told));
        command.ExecuteNonQuery();
    }

    /// <summary>Counts one more start of a gateway.</summary>
    /// <returns>Its boot number, from 1.</returns>
    internal int NextBoot(string id)
    {
        using SqliteCommand command = Command(
            "INSERT INTO gateway (id, boot) VALUES ($id, 1) ON CONFLICT (id) DO UPDATE SET boot = boot + 1 RETURNING boot", ("$id", id));
        return (int)(long)command.ExecuteScalar()!;
    }

    public void Dispose()
    {
        Rollback();
        insertPassing.Dispose();
        connection.Dispose();
    }

    private bool HoldsSame(Passing passing, int life)
    {
        using SqliteCommand command = Command(
            """
            SELECT count(*) FROM passing WHERE box = $box AND life = $life AND boot = $boot AND seq = $seq AND loop = $loop
                AND own IS $own AND transponder IS $transponder AND (utc = $utc OR utc IS NULL OR $utc IS NULL)
            """,
            ("$box", BoxId(passing.Circuit, passing.Box)), ("$life", life), ("$boot", passing.Boot), ("$seq", passing.Seq), ("$loop", passing.Loop),
            ("$own", PassingRows.OrNull(passing.Own)), ("$transponder", PassingRows.OrNull(passing.Transponder)), ("$utc", PassingRows.OrNull(passing.Utc)));
        return (long)command.ExecuteScalar()! > 0;
    }

    private bool HasLosses(long box)
    {
        if (!hasLosses.TryGetValue(box, out bool some))
        {
            using SqliteCommand command = Command("SELECT EXISTS (SELECT 1 FROM loss WHERE box = $box)", ("$box", box));
            hasLosses[box] = some = (long)command.ExecuteScalar()! != 0;
        }

        return some;
    }

    /// <summary>The number of a box's row, which is made where there is none.</summary>
    internal long BoxId(string circuit, string box)
    {
        if (!boxes.TryGetValue((circuit, box), out long id))
        {
            using SqliteCommand command = Command(
                """
                INSERT INTO box (venue, circuit, name) VALUES ($venue, $circuit, $name)
                ON CONFLICT (venue, circuit, name) DO UPDATE SET name = name RETURNING id
                """,
                ("$venue", venue), ("$circuit", circuit), ("$name", box));
            id = (long)command.ExecuteScalar()!;
            boxes[(circuit, box)] = id;
        }

        return id;
    }

    /// <summary>The venue whose rows are written.</summary>
    internal string Venue => venue;

    /// <summary>A command of the transaction, with its parameters.</summary>
    internal SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
