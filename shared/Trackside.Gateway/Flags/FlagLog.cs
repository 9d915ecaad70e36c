using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;

namespace Trackside.Gateway;

/// <summary>
/// Writes the flag log. What a post shows and what control tells is a row when it changes; the proof of what is shown is written into the row of its showing.
/// Retained copies and repeats make no row, over a restart of the gateway too. Works inside a transaction of the store. One thread, the store's.
/// </summary>
internal sealed class FlagLog
{
    private readonly PassingStore store;
    private readonly Dictionary<(string Circuit, string Box, FlagKind Kind), (long Id, FlagEntry Entry)?> latest = [];

    internal FlagLog(PassingStore store) => this.store = store;

    /// <summary>Takes a line.</summary>
    internal void Take(FlagEntry entry)
    {
        if (entry.Kind is not (FlagKind.Told or FlagKind.Shown))
        {
            Insert(entry);
            return;
        }

        var key = (entry.Circuit, entry.Box, entry.Kind);
        (long Id, FlagEntry Entry)? before = LatestOf(key);
        if (before is not { } last || !IsSame(last.Entry, entry))
        {
            latest[key] = (Insert(entry), entry);
        }
        else if (last.Entry.ProvedAt is null && entry.ProvedAt is not null)
        {
            Prove(last.Id, entry);
            latest[key] = (last.Id, last.Entry with { Proved = entry.Proved, ProvedAt = entry.ProvedAt });
        }
    }

    /// <summary>Forgets what may not be in the database: after a rollback.</summary>
    internal void Clear() => latest.Clear();

    // Losing a proof is news; getting it belongs to what is shown already.
    private static bool IsSame(FlagEntry before, FlagEntry now) =>
        before.Who == now.Who && before.What == now.What && before.Commanded == now.Commanded && before.Detail == now.Detail
        && (before.ProvedAt is null || now.Kind == FlagKind.Told || now.ProvedAt is not null);

    private (long Id, FlagEntry Entry)? LatestOf((string Circuit, string Box, FlagKind Kind) key)
    {
        if (!latest.TryGetValue(key, out (long Id, FlagEntry Entry)? found))
        {
            using SqliteCommand command = store.Command(
                $"SELECT id, {FlagRows.Columns} FROM flag WHERE venue = $venue AND circuit = $circuit AND box = $box AND kind = $kind ORDER BY at DESC, id DESC LIMIT 1",
                ("$venue", store.Venue), ("$circuit", key.Circuit), ("$box", key.Box), ("$kind", FlagKinds.Of(key.Kind)));
            using SqliteDataReader row = command.ExecuteReader();
            found = row.Read() ? (row.GetInt64(0), FlagRows.Read(row, 1)) : null;
            latest[key] = found;
        }

        return found;
    }

    private long Insert(FlagEntry entry)
    {
        using SqliteCommand command = store.Command(
            $"""
            INSERT INTO flag (venue, {FlagRows.Columns})
            VALUES ($venue, $circuit, $at, $kind, $box, $who, $what, $commanded, $applied, $proved, $provedAt, $detail) RETURNING id
            """,
            ("$venue", store.Venue), ("$circuit", entry.Circuit), ("$at", entry.At), ("$kind", FlagKinds.Of(entry.Kind)), ("$box", entry.Box),
            ("$who", entry.Who), ("$what", entry.What), ("$commanded", FlagRows.OrNull(entry.Commanded)), ("$applied", FlagRows.OrNull(entry.Applied)),
            ("$proved", FlagRows.OrNull(entry.Proved)), ("$provedAt", (object?)entry.ProvedAt ?? DBNull.Value), ("$detail", entry.Detail));
        return (long)command.ExecuteScalar()!;
    }

    private void Prove(long id, FlagEntry entry)
    {
        using SqliteCommand command = store.Command(
            "UPDATE flag SET proved = $proved, provedAt = $provedAt WHERE id = $id",
            ("$proved", FlagRows.OrNull(entry.Proved)), ("$provedAt", entry.ProvedAt!.Value), ("$id", id));
        command.ExecuteNonQuery();
    }
}
