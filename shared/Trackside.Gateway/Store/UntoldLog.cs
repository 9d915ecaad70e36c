using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Trackside.Gateway;

/// <summary>
/// Passings that are stored and perhaps not yet told, a row for each commit: a gateway that is killed in between tells them when it starts again. A row names runs of numbers in the
/// order in which they came: <c>box life boot first last</c>, semicolon between. One thread, the store's.
/// </summary>
internal sealed class UntoldLog(PassingStore store)
{
    /// <summary>Notes passings in the transaction that stores them.</summary>
    /// <param name="id">The row's number: higher than all that were there since the gateway started.</param>
    /// <param name="passings">The passings.</param>
    internal void Add(long id, IReadOnlyList<Passing> passings)
    {
        StringBuilder runs = new();
        for (int i = 0; i < passings.Count;)
        {
            int first = i++;
            while (i < passings.Count && IsNext(passings[i - 1], passings[i]))
            {
                i++;
            }

            Passing begin = passings[first];
            runs.Append(runs.Length > 0 ? ";" : "");
            runs.Append(CultureInfo.InvariantCulture, $"{store.BoxId(begin.Circuit, begin.Box)} {begin.Life} {begin.Boot} {begin.Seq} {passings[i - 1].Seq}");
        }

        using SqliteCommand command = store.Command("INSERT INTO untold (id, venue, passings) VALUES ($id, $venue, $passings)", ("$id", id), ("$venue", store.Venue), ("$passings", runs.ToString()));
        command.ExecuteNonQuery();
    }

    /// <summary>What a gateway before this one did not surely tell, in the order in which it came, and the last row's number; 0 for none.</summary>
    internal (List<Passing> Passings, long Last) Read()
    {
        List<string> rows = [];
        long last = 0;
        using (SqliteCommand command = store.Command("SELECT id, passings FROM untold WHERE venue = $venue ORDER BY id", ("$venue", store.Venue)))
        {
            using SqliteDataReader row = command.ExecuteReader();
            while (row.Read())
            {
                last = row.GetInt64(0);
                rows.Add(row.GetString(1));
            }
        }

        return ([.. rows.SelectMany(runs => runs.Split(';')).SelectMany(ReadRun)], last);
    }

    /// <summary>Takes away what is told, up to a row.</summary>
    internal void Remove(long upTo)
    {
        using SqliteCommand command = store.Command("DELETE FROM untold WHERE venue = $venue AND id <= $upTo", ("$venue", store.Venue), ("$upTo", upTo));
        command.ExecuteNonQuery();
    }

    private static bool IsNext(Passing before, Passing passing) =>
        passing.Seq == before.Seq + 1 && passing.Box == before.Box && passing.Circuit == before.Circuit && (passing.Life, passing.Boot) == (before.Life, before.Boot);

    private List<Passing> ReadRun(string run)
    {
        long[] parts = [.. run.Split(' ').Select(part => long.Parse(part, CultureInfo.InvariantCulture))];
        using SqliteCommand command = store.Command(
            $"""
            SELECT box.circuit, box.name, {PassingRows.Columns} FROM passing JOIN box ON box.id = passing.box
            WHERE passing.box = $box AND life = $life AND boot = $boot AND seq BETWEEN $first AND $last ORDER BY seq
            """,
            ("$box", parts[0]), ("$life", parts[1]), ("$boot", parts[2]), ("$first", parts[3]), ("$last", parts[4]));
        return [.. PassingRows.Read(command)];
    }
}
