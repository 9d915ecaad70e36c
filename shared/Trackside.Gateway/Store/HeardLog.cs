using System.Collections.Generic;
using Microsoft.Data.Sqlite;

namespace Trackside.Gateway;

/// <summary>The newest utc of each signed topic, over restarts. Times: microseconds since 1970 UTC, the boxes' clocks. One thread, the store's.</summary>
internal static class HeardLog
{
    /// <summary>Writes inside a transaction of the store.</summary>
    internal static void Write(PassingStore store, IReadOnlyDictionary<string, long> newest)
    {
        foreach ((string topic, long utc) in newest)
        {
            using SqliteCommand command = store.Command(
                "INSERT INTO heard (venue, topic, utc) VALUES ($venue, $topic, $utc) ON CONFLICT DO UPDATE SET utc = $utc", ("$venue", store.Venue), ("$topic", topic), ("$utc", utc));
            command.ExecuteNonQuery();
        }
    }

    /// <summary>What was written.</summary>
    internal static Dictionary<string, long> Read(PassingStore store)
    {
        using SqliteCommand command = store.Command("SELECT topic, utc FROM heard WHERE venue = $venue", ("$venue", store.Venue));
        using SqliteDataReader row = command.ExecuteReader();
        Dictionary<string, long> newest = [];
        while (row.Read())
        {
            newest[row.GetString(0)] = row.GetInt64(1);
        }

        return newest;
    }
}
