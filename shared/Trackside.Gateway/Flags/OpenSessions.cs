using System.Collections.Generic;
using Microsoft.Data.Sqlite;

namespace Trackside.Gateway;

/// <summary>When the session that holds a circuit was opened. Another program opens and closes sessions: the database is asked again every two seconds. One thread, the store's.</summary>
internal sealed class OpenSessions(PassingStore store, GatewayOptions options)
{
    private const long AskEachMicroseconds = 2_000_000;
    private readonly Dictionary<string, (long Asked, long Opened)> known = [];

    /// <summary>Microseconds since 1970 UTC; 0 where none is open.</summary>
    internal long Of(string circuit)
    {
        long now = options.NowMicroseconds();
        if (!known.TryGetValue(circuit, out var last) || now - last.Asked >= AskEachMicroseconds)
        {
            using SqliteCommand command = store.Command(
                """
                SELECT opened FROM session JOIN sessionCircuit ON sessionCircuit.session = session.id
                WHERE sessionCircuit.venue = $venue AND sessionCircuit.circuit = $circuit AND sessionCircuit.open = 1
                """,
                ("$venue", store.Venue), ("$circuit", circuit));
            known[circuit] = last = (now, command.ExecuteScalar() is long opened ? opened : 0);
        }

        return last.Opened;
    }
}
