using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;

namespace Trackside.Gateway;

/// <summary>
/// Keeps what control boxes tell: a row when it changes, and once a minute that it still stands. Works inside a transaction of the
/// store. One thread, the store's.
/// </summary>
internal sealed class ControlLog
{
    private const long NoteEachMicroseconds = 60_000_000;
    private readonly PassingStore store;
    private readonly Dictionary<string, ControlSpan?> latest = [];

    internal ControlLog(PassingStore store) => this.store = store;

    /// <summary>Takes what a control box told.</summary>
    /// <returns>True where it differs from what it told before.</returns>
    internal bool Take(ControlStateView told)
    {
        long moment = told.Utc > 0 ? told.Utc : told.Received;
        ControlSpan? before = LatestOf(told.Circuit);
        if (before != null && before.Epoch == told.Epoch && before.Direction == told.Direction && before.Posts == told.Posts)
        {
            if (moment - before.Seen >= NoteEachMicroseconds)
            {
                latest[told.Circuit] = before with { Seen = moment };
                store.UpdateControl(latest[told.Circuit]!);
            }

            return false;
        }

        if (before != null)
        {
            // Until now it stood: the next one follows without a gap where it was heard.
            moment = Math.Max(moment, before.Since + 1);
        }

        var span = new ControlSpan(told.Circuit, moment, moment, told.Epoch, told.Direction, told.Posts);
        latest[told.Circuit] = span;
        store.InsertControl(span);
        return true;
    }

    /// <summary>Forgets what is not in the database: after a rollback.</summary>
    internal void Clear() => latest.Clear();

    /// <summary>Reads rows of <c>SELECT circuit, since, seen, epoch, direction, posts</c>.</summary>
    internal static List<ControlSpan> Read(SqliteCommand command)
    {
        using SqliteDataReader row = command.ExecuteReader();
        var spans = new List<ControlSpan>();
        while (row.Read())
        {
            spans.Add(new ControlSpan(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt32(3), row.GetString(4), row.GetString(5)));
        }

        return spans;
    }

    private ControlSpan? LatestOf(string circuit)
    {
        if (!latest.TryGetValue(circuit, out ControlSpan? span))
        {
            List<ControlSpan> known = store.ReadControl(circuit);
            latest[circuit] = span = known.Count > 0 ? known[^1] : null;
        }

        return span;
    }
}
