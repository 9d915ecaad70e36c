using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Data.Sqlite;

namespace Trackside.Gateway;

/// <summary>What a merge brought.</summary>
/// <param name="Added">Passings that were missing.</param>
/// <param name="Healed">Passings among them that had been recorded as lost.</param>
/// <param name="Flags">Lines of the flag log that were missing.</param>
/// <param name="Skipped">Boxes of which nothing was taken: the two databases hold different passings under one number, so their lives are counted differently.</param>
public sealed record MergeResult(long Added, long Healed, long Flags, IReadOnlyList<string> Skipped);

/// <summary>
/// Takes from another gateway's database what is missing in this one: passings, what control boxes told, and lines of the flag log. Repeating it adds nothing. A gateway may go on
/// writing meanwhile; a group that collides is tried again and found to be stored. Sessions are not taken: they are kept in one database.
/// </summary>
public static class PassingMerge
{
    private const string Same = "ours.life = theirs.life AND ours.boot = theirs.boot AND ours.seq = theirs.seq";

    /// <summary>Merges one venue.</summary>
    /// <param name="into">The database that is completed.</param>
    /// <param name="from">The database that is read.</param>
    /// <param name="venue">The venue.</param>
    /// <exception cref="GatewayDatabaseException">One of them is missing, of a newer program, or not a database.</exception>
    public static MergeResult Merge(string into, string from, string venue)
    {
        Schema.OpenReader(from).Dispose(); // sound, and of this program's version
        using SqliteConnection connection = Schema.OpenWriter(into);
        Run(connection, null, "ATTACH $from AS other", ("$from", from));
        using SqliteTransaction transaction = connection.BeginTransaction();
        Run(connection, transaction, "INSERT OR IGNORE INTO box (venue, circuit, name) SELECT venue, circuit, name FROM other.box WHERE venue = $venue", ("$venue", venue));
        Run(
            connection, transaction,
            """
            CREATE TEMP TABLE pair AS SELECT mine.id AS ours, its.id AS theirs, mine.name AS name FROM box AS mine
            JOIN other.box AS its ON its.venue = mine.venue AND its.circuit = mine.circuit AND its.name = mine.name WHERE mine.venue = $venue
            """,
            ("$venue", venue));
        List<string> skipped = SkipStrangers(connection, transaction);
        long added = Run(
            connection, transaction,
            $"""
            INSERT INTO passing (box, {PassingRows.Columns}) SELECT pair.ours, {PassingRows.Columns} FROM other.passing AS theirs
            JOIN temp.pair AS pair ON pair.theirs = theirs.box
            WHERE NOT EXISTS (SELECT 1 FROM passing AS ours WHERE ours.box = pair.ours AND {Same})
            """);
        Run(
            connection, transaction,
            "INSERT OR IGNORE INTO control SELECT * FROM other.control WHERE venue = $venue", ("$venue", venue));
        long flags = FlagMerge.Run(connection, transaction, venue);
        long healed = HealLosses(connection, transaction);
        Run(connection, transaction, "DROP TABLE temp.pair");
        transaction.Commit();
        return new MergeResult(added, healed, flags, skipped);
    }

    private static List<string> SkipStrangers(SqliteConnection connection, SqliteTransaction transaction)
    {
        List<string> names = [.. Read(
            connection, transaction,
            $"""
            SELECT DISTINCT pair.name FROM temp.pair AS pair JOIN other.passing AS theirs ON theirs.box = pair.theirs
            JOIN passing AS ours ON ours.box = pair.ours AND {Same}
            WHERE ours.loop <> theirs.loop OR ours.own IS NOT theirs.own OR ours.transponder IS NOT theirs.transponder OR ours.utc <> theirs.utc
            ORDER BY pair.name
            """,
            row => row.GetString(0))];
        foreach (string name in names)
        {
            Run(connection, transaction, "DELETE FROM temp.pair WHERE name = $name", ("$name", name));
        }

        return names;
    }

    private static long HealLosses(SqliteConnection connection, SqliteTransaction transaction)
    {
        long healed = 0;
        foreach (Loss loss in Read(connection, transaction, "SELECT box, life, boot, first, last, noticed FROM loss WHERE box IN (SELECT ours FROM temp.pair)", Loss.Of))
        {
            (string, object)[] key = [("$box", loss.Box), ("$life", loss.Life), ("$boot", loss.Boot), ("$first", loss.First), ("$last", loss.Last)];
            List<int> found = Read(
                connection, transaction,
                "SELECT seq FROM passing WHERE box = $box AND life = $life AND boot = $boot AND seq BETWEEN $first AND $last ORDER BY seq", row => row.GetInt32(0), key);
            if (found.Count == 0)
            {
                continue;
            }

            healed += found.Count;
            Run(connection, transaction, "DELETE FROM loss WHERE box = $box AND life = $life AND boot = $boot AND first = $first", key[..4]);
            int next = loss.First;
            foreach (int seq in found.Append(loss.Last + 1))
            {
                if (next < seq)
                {
                    Run(
                        connection, transaction,
                        "INSERT INTO loss (box, life, boot, first, last, noticed) VALUES ($box, $life, $boot, $next, $to, $noticed)",
                        [.. key[..3], ("$next", next), ("$to", seq - 1), ("$noticed", loss.Noticed)]);
                }

                next = seq + 1;
            }
        }

        return healed;
    }

    private static List<T> Read<T>(
        SqliteConnection connection, SqliteTransaction transaction, string sql, Func<SqliteDataReader, T> take, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using SqliteCommand command = Command(connection, transaction, sql, values);
        using SqliteDataReader row = command.ExecuteReader();
        var all = new List<T>();
        while (row.Read())
        {
            all.Add(take(row));
        }

        return all;
    }

    private static long Run(SqliteConnection connection, SqliteTransaction? transaction, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using SqliteCommand command = Command(connection, transaction, sql, values);
        return command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(
        SqliteConnection connection, SqliteTransaction? transaction, string sql, ReadOnlySpan<(string Name, object Value)> values)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach ((string name, object value) in values)
        {
            if (sql.Contains(name, StringComparison.Ordinal))
            {
                command.Parameters.AddWithValue(name, value);
            }
        }

        return command;
    }

    private sealed record Loss(long Box, int Life, int Boot, int First, int Last, long Noticed)
    {
        internal static Loss Of(SqliteDataReader row) =>
            new(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt64(5));
    }
}
