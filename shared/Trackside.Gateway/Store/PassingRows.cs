using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>Rows of the table <c>passing</c>: how they are written and read.</summary>
internal static class PassingRows
{
    internal const string Columns =
        "boot, seq, loop, utc, uncertainty, source, own, transponder, strength, hits, lane, shortGap, wrongWay, unsynced, historical, received, life, disagrees, unconfirmed, late, speed";

    /// <summary>How many those are.</summary>
    internal const int Count = 21;

    private static readonly string[] SourceNames = ["decoder", "timemark", "marker", "edge"];

    private static readonly byte[][] SourceBytes = [.. SourceNames.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Binds the columns to a statement's parameters from the second on.</summary>
    internal static void Bind(sqlite3_stmt to, Passing passing, byte[] loop)
    {
        raw.sqlite3_bind_int64(to, 2, passing.Boot);
        raw.sqlite3_bind_int64(to, 3, passing.Seq);
        raw.sqlite3_bind_text(to, 4, loop);
        BindOrNull(to, 5, passing.Utc);
        raw.sqlite3_bind_int64(to, 6, passing.Uncertainty);
        raw.sqlite3_bind_text(to, 7, SourceBytes[(int)passing.Source]);
        BindOrNull(to, 8, passing.Own);
        BindOrNull(to, 9, passing.Transponder);
        BindOrNull(to, 10, passing.Strength);
        BindOrNull(to, 11, passing.Hits);
        BindOrNull(to, 12, passing.Lane);
        raw.sqlite3_bind_int64(to, 13, Marked(passing, PassingFlags.ShortGap));
        raw.sqlite3_bind_int64(to, 14, Marked(passing, PassingFlags.WrongWay));
        raw.sqlite3_bind_int64(to, 15, Marked(passing, PassingFlags.ClockUnsynced));
        raw.sqlite3_bind_int64(to, 16, Marked(passing, PassingFlags.Historical));
        raw.sqlite3_bind_int64(to, 17, passing.Received);
        raw.sqlite3_bind_int64(to, 18, passing.Life);
        raw.sqlite3_bind_int64(to, 19, Marked(passing, PassingFlags.Disagrees));
        raw.sqlite3_bind_int64(to, 20, Marked(passing, PassingFlags.Unconfirmed));
        raw.sqlite3_bind_int64(to, 21, Marked(passing, PassingFlags.Late));
        BindOrNull(to, 22, passing.Speed);
    }

    /// <summary>Reads rows of <c>SELECT circuit, name, Columns</c>.</summary>
    internal static IEnumerable<Passing> Read(SqliteCommand command)
    {
        using SqliteDataReader row = command.ExecuteReader();
        while (row.Read())
        {
            yield return new Passing
            {
                Circuit = row.GetString(0),
                Box = row.GetString(1),
                Boot = row.GetInt32(2),
                Seq = row.GetInt32(3),
                Loop = row.GetString(4),
                Utc = Long(row, 5),
                Uncertainty = row.GetInt64(6),
                Source = (CrossingSource)Array.IndexOf(SourceNames, row.GetString(7)),
                Own = Long(row, 8),
                Transponder = Long(row, 9),
                Strength = (int?)Long(row, 10),
                Hits = (int?)Long(row, 11),
                Lane = (int?)Long(row, 12),
                Flags = ReadFlags(row, 13, 4, PassingFlags.ShortGap) | ReadFlags(row, 19, 3, PassingFlags.Disagrees),
                Received = row.GetInt64(17),
                Life = row.GetInt32(18),
                Speed = (int?)Long(row, 22),
            };
        }
    }

    private static PassingFlags ReadFlags(SqliteDataReader row, int column, int count, PassingFlags first)
    {
        PassingFlags flags = PassingFlags.None;
        for (int i = 0; i < count; i++)
        {
            flags |= row.GetInt32(column + i) != 0 ? (PassingFlags)((int)first << i) : PassingFlags.None;
        }

        return flags;
    }

    private static long? Long(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    internal static object OrNull(long? value) => value.HasValue ? value.Value : DBNull.Value;

    private static void BindOrNull(sqlite3_stmt to, int index, long? value)
    {
        if (value is { } number)
        {
            raw.sqlite3_bind_int64(to, index, number);
        }
        else
        {
            raw.sqlite3_bind_null(to, index);
        }
    }

    private static int Marked(Passing passing, PassingFlags flag) => (passing.Flags & flag) != 0 ? 1 : 0;
}
