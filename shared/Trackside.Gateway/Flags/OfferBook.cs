using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Data.Sqlite;

namespace Trackside.Gateway;

/// <summary>An offer as the flag log keeps it.</summary>
/// <param name="Id">Its number in this database.</param>
/// <param name="Entry">Its line.</param>
public sealed record StoredOffer(long Id, FlagEntry Entry)
{
    /// <summary>From when it is to be shown, in microseconds since 1970 UTC.</summary>
    public long From => Number("from");

    /// <summary>When it expires.</summary>
    public long Until => Number("until");

    private long Number(string key) => Entry.Detail.Split(' ').Select(word => word.Split('=')).Where(pair => pair.Length == 2 && pair[0] == key)
        .Select(pair => long.TryParse(pair[1], CultureInfo.InvariantCulture, out long value) ? value : 0).FirstOrDefault();
}

/// <summary>
/// What timing offers and race control has neither taken nor declined. May be open beside the gateway that writes, as often as needed; an offer is decided once. One thread
/// at a time.
/// </summary>
public sealed class OfferBook : IDisposable
{
    private const long LongestMicroseconds = 300_000_000; // no offer lives so long: older lines are not looked at

    // An answer bears the words of its offer: the number is this database's own, and another gateway's answers may be merged into it.
    private const string Answer = "answer.venue = flag.venue AND answer.circuit = flag.circuit AND answer.box = flag.box AND answer.what = flag.what AND answer.detail = flag.detail"
        + " AND answer.kind IN ('accepted', 'declined')";

    private readonly SqliteConnection connection;
    private readonly string venue;

    /// <summary>Opens a database.</summary>
    /// <exception cref="GatewayDatabaseException">It is of a newer program, or not a database.</exception>
    public OfferBook(string path, string venue)
    {
        this.venue = venue;
        connection = Schema.OpenWriter(path);
    }

    /// <summary>The offers of a circuit that nobody has answered and that have not expired, the oldest first.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="now">Microseconds since 1970 UTC.</param>
    public IReadOnlyList<StoredOffer> Open(string circuit, long now)
    {
        using SqliteCommand command = Command(
            $"""
            SELECT id, {FlagRows.Columns} FROM flag WHERE venue = $venue AND circuit = $circuit AND kind = 'offered' AND at > $since
            AND NOT EXISTS (SELECT 1 FROM flag AS answer WHERE {Answer}) ORDER BY at, id
            """,
            ("$circuit", circuit), ("$since", now - LongestMicroseconds));
        using SqliteDataReader row = command.ExecuteReader();
        var offers = new List<StoredOffer>();
        while (row.Read())
        {
            offers.Add(new StoredOffer(row.GetInt64(0), FlagRows.Read(row, 1)));
        }

        return [.. offers.Where(offer => offer.Until > now)];
    }

    /// <summary>Race control takes an offer or declines it: a line of the log.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="isAccepted">Whether it takes it.</param>
    /// <param name="who">Who says so.</param>
    /// <param name="now">Microseconds since 1970 UTC.</param>
    /// <returns>False where somebody has answered it already, or it has expired.</returns>
    public bool Decide(StoredOffer offer, bool isAccepted, string who, long now)
    {
        using SqliteCommand command = Command(
            $"""
            INSERT INTO flag (venue, circuit, at, kind, box, who, what, detail) SELECT venue, circuit, $now, $kind, box, $who, what, detail FROM flag
            WHERE id = $id AND venue = $venue AND NOT EXISTS (SELECT 1 FROM flag AS answer WHERE {Answer})
            """,
            ("$now", now), ("$kind", FlagKinds.Of(isAccepted ? FlagKind.Accepted : FlagKind.Declined)), ("$who", who), ("$id", offer.Id));
        return offer.Until > now && command.ExecuteNonQuery() == 1;
    }

    /// <summary>Closes the database.</summary>
    public void Dispose() => connection.Dispose();

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$venue", venue);
        foreach ((string name, object value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
