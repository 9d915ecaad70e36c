using System.Collections.Generic;
using Microsoft.Data.Sqlite;

namespace Trackside.Venue.Running;

/// <summary>One stored passing, as the database has it.</summary>
internal sealed record VenueRow(string Box, long Boot, long Seq, string Loop, long? Utc, long Uncertainty, long? Own, long? Transponder, bool IsLate)
{
    private const string Query = """
        SELECT box.name, passing.boot, passing.seq, passing.loop, passing.utc, passing.uncertainty, passing.own, passing.transponder, passing.late
        FROM passing JOIN box ON box.id = passing.box
        WHERE passing.received >= $since
        ORDER BY box.name, passing.boot, passing.seq
        """;

    /// <summary>
    /// All rows of a gateway's database, or those received at or after a moment (microseconds since 1970 UTC), read past the gateway: what
    /// counts is what lies on the disk.
    /// </summary>
    public static IReadOnlyList<VenueRow> ReadAll(string database, long since = 0)
    {
        SqliteConnectionStringBuilder builder = new() { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        using SqliteConnection connection = new(builder.ConnectionString);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = Query;
        command.Parameters.AddWithValue("$since", since);
        using SqliteDataReader reader = command.ExecuteReader();
        List<VenueRow> rows = [];
        while (reader.Read())
        {
            rows.Add(Read(reader));
        }

        return rows;
    }

    private static VenueRow Read(SqliteDataReader reader) => new(
        reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3), Number(reader, 4), reader.GetInt64(5), Number(reader, 6), Number(reader, 7), reader.GetInt64(8) != 0);

    private static long? Number(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
}
