using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Data.Sqlite;

namespace Trackside.Gateway;

/// <summary>
/// To whom the circuits were let. Kept in the gateway's database, beside a gateway that writes to it or without one. The database itself holds
/// that a circuit has at most one open session. One thread at a time; open as many as needed.
/// </summary>
public sealed class SessionBook : IDisposable
{
    private const int ConstraintFailed = 19; // SQLITE_CONSTRAINT
    private readonly SqliteConnection connection;
    private readonly string venue;

    /// <summary>Opens a database; makes it when it is missing.</summary>
    /// <exception cref="GatewayDatabaseException">It is of a newer program, or not a database.</exception>
    public SessionBook(string path, string venue)
    {
        this.venue = venue;
        connection = Schema.OpenWriter(path);
    }

    /// <summary>Lets circuits to a client.</summary>
    /// <param name="client">Who pays.</param>
    /// <param name="circuits">One, or several that are joined to one course.</param>
    /// <param name="route">The route that is agreed.</param>
    /// <param name="moment">When it begins, in microseconds since 1970 UTC.</param>
    /// <exception cref="SessionException">One of the circuits is let already, or was at that moment, or something is missing.</exception>
    public Session Open(string client, IReadOnlyList<string> circuits, string route, long moment)
    {
        if (string.IsNullOrWhiteSpace(client) || circuits.Count == 0)
        {
            throw new SessionException(SessionFault.Incomplete, string.Join(',', circuits));
        }

        using SqliteTransaction transaction = connection.BeginTransaction();
        DemandFree(circuits, moment, moment);
        long id = Insert(client, route, moment);
        foreach (string circuit in circuits)
        {
            Hold(id, circuit);
        }

        transaction.Commit();
        return new Session(id, client, [.. circuits.Order(StringComparer.Ordinal)], route, moment, null);
    }

    /// <summary>Ends the session that holds a circuit; of joined circuits, all of them.</summary>
    /// <param name="circuit">One of its circuits.</param>
    /// <param name="moment">When it ends, in microseconds since 1970 UTC.</param>
    /// <exception cref="SessionException">None is open there, it began later than this, or another had a circuit of it meanwhile.</exception>
    public Session Close(string circuit, long moment)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        Session open = OpenOf(circuit) ?? throw new SessionException(SessionFault.NoneOpen, circuit);
        if (moment < open.Opened)
        {
            throw new SessionException(SessionFault.BeforeItsBegin, circuit, open);
        }

        DemandFree(open.Circuits, open.Opened, moment - 1);
        Execute("UPDATE session SET closed = $moment WHERE id = $id", ("$moment", moment), ("$id", open.Id));
        Execute("UPDATE sessionCircuit SET open = 0 WHERE session = $id", ("$id", open.Id));
        transaction.Commit();
        return open with { Closed = moment };
    }

    /// <summary>The open session that holds a circuit, if there is one.</summary>
    public Session? OpenOf(string circuit) =>
        Read("WHERE session.venue = $venue AND closed IS NULL").FirstOrDefault(session => session.Circuits.Contains(circuit));

    /// <summary>The session of a number, if there is one.</summary>
    public Session? Find(long id) => Read("WHERE session.venue = $venue AND session.id = $id", ("$id", id)).FirstOrDefault();

    /// <summary>The sessions that touch a time, in the order of their begin.</summary>
    /// <param name="from">Microseconds since 1970 UTC.</param>
    /// <param name="to">The moment after the last.</param>
    public IReadOnlyList<Session> Between(long from, long to) => Read(
        "WHERE session.venue = $venue AND opened < $to AND (closed IS NULL OR closed > $from)", ("$from", from), ("$to", to));

    /// <summary>Closes the database.</summary>
    public void Dispose() => connection.Dispose();

    // Sessions may be noted afterwards, and hours are paid for once.
    private void DemandFree(IReadOnlyList<string> circuits, long first, long last)
    {
        foreach (Session other in Read("WHERE session.venue = $venue AND opened <= $last AND closed > $first", ("$first", first), ("$last", last)))
        {
            if (other.Circuits.Intersect(circuits).FirstOrDefault() is { } circuit)
            {
                throw new SessionException(SessionFault.Overlaps, circuit, other);
            }
        }
    }

    private long Insert(string client, string route, long moment)
    {
        using SqliteCommand command = Command(
            "INSERT INTO session (venue, client, route, opened) VALUES ($venue, $client, $route, $moment) RETURNING id",
            ("$client", client), ("$route", route), ("$moment", moment));
        return (long)command.ExecuteScalar()!;
    }

    private void Hold(long id, string circuit)
    {
        try
        {
            Execute("INSERT INTO sessionCircuit (session, venue, circuit, open) VALUES ($id, $venue, $circuit, 1)", ("$id", id), ("$circuit", circuit));
        }
        catch (SqliteException error) when (error.SqliteErrorCode == ConstraintFailed)
        {
            throw new SessionException(SessionFault.AlreadyOpen, circuit, OpenOf(circuit));
        }
    }

    private List<Session> Read(string where, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using SqliteCommand command = Command(
            $"""
            SELECT session.id, client, route, opened, closed, sessionCircuit.circuit
            FROM session JOIN sessionCircuit ON sessionCircuit.session = session.id {where} ORDER BY opened, session.id, sessionCircuit.circuit
            """,
            values);
        using SqliteDataReader row = command.ExecuteReader();
        var sessions = new List<Session>();
        while (row.Read())
        {
            long id = row.GetInt64(0);
            string circuit = row.GetString(5);
            if (sessions.Count > 0 && sessions[^1].Id == id)
            {
                sessions[^1] = sessions[^1] with { Circuits = [.. sessions[^1].Circuits, circuit] };
                continue;
            }

            sessions.Add(new Session(id, row.GetString(1), [circuit], row.GetString(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetInt64(4)));
        }

        return sessions;
    }

    private void Execute(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using SqliteCommand command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        if (sql.Contains("$venue", StringComparison.Ordinal))
        {
            command.Parameters.AddWithValue("$venue", venue);
        }

        foreach ((string name, object value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
