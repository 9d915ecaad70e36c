using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>Rows of the table <c>passing</c>: how they are written and read.</summary>
internal static class PassingRows
{
    internal const string Columns =
        "boot, seq, loop, utc, uncertainty, source, own, transponder, strength, hits, lane, shortGap, wrongWay, unsynced, historical, received, life";

    internal const string Parameters =
        "$boot, $seq, $loop, $utc, $uncertainty, $source, $own, $transponder, $strength, $hits, $lane, $shortGap, $wrongWay, $unsynced, $historical, $received, $life";

    private static readonly string[] SourceNames = ["decoder", "timemark", "marker", "edge"];

    /// <summary>Adds the parameters to a command once; their values change with each row.</summary>
    internal static SqliteParameter[] AddParameters(SqliteCommand command)
    {
        string[] names = Parameters.Split(", ");
        var parameters = new SqliteParameter[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            parameters[i] = command.Parameters.Add(names[i], i is 2 or 5 ? SqliteType.Text : SqliteType.Integer);
        }

        return parameters;
    }

    internal static void Bind(SqliteParameter[] to, Passing passing)
    {
        to[0].Value = passing.Boot;
        to[1].Value = passing.Seq;
        to[2].Value = passing.Loop;
        to[3].Value = OrNull(passing.Utc);
        to[4].Value = passing.Uncertainty;
        to[5].Value = SourceNames[(int)passing.Source];
        to[6].Value = OrNull(passing.Own);
        to[7].Value = OrNull(passing.Transponder);
        to[8].Value = OrNull(passing.Strength);
        to[9].Value = OrNull(passing.Hits);
        to[10].Value = OrNull(passing.Lane);
        to[11].Value = Marked(passing, PassingFlags.ShortGap);
        to[12].Value = Marked(passing, PassingFlags.WrongWay);
        to[13].Value = Marked(passing, PassingFlags.ClockUnsynced);
        to[14].Value = Marked(passing, PassingFlags.Historical);
        to[15].Value = passing.Received;
        to[16].Value = passing.Life;
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
                Flags = ReadFlags(row, 13),
                Received = row.GetInt64(17),
                Life = row.GetInt32(18),
            };
        }
    }

    private static PassingFlags ReadFlags(SqliteDataReader row, int first)
    {
        PassingFlags flags = PassingFlags.None;
        for (int i = 0; i < 4; i++)
        {
            flags |= row.GetInt32(first + i) != 0 ? (PassingFlags)(1 << i) : PassingFlags.None;
        }

        return flags;
    }

    private static long? Long(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    internal static object OrNull(long? value) => value.HasValue ? value.Value : DBNull.Value;

    private static int Marked(Passing passing, PassingFlags flag) => (passing.Flags & flag) != 0 ? 1 : 0;
}
